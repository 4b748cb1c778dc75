internal import CDisk

/// Memory that was let go of, which the C library keeps for later although it lies between things that stay.
package enum FreeMemory {
  /// Gives it back to the system.
  package static func giveBack() { shim_releaseFreeMemory() }
}
