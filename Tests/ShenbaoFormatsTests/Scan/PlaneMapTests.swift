import ShenbaoFormats
import TestSupport
import Testing

@Suite struct PlaneMapTests {
  @Test(arguments: 1...20) func itsInverseLeadsBack(seed: UInt64) throws {
    var random = Seeded(seed)
    let map = PlaneMap(
      a: Double.random(in: -3...3, using: &random),
      b: Double.random(in: 0.1...3, using: &random),
      e: Double.random(in: -500...500, using: &random),
      f: Double.random(in: -500...500, using: &random)
    )
    let there = map.apply(17, -4)
    let back = map.inverse.apply(there.x, there.y)
    #expect(abs(back.x - 17) < 1e-9 && abs(back.y + 4) < 1e-9)
    let points: [(x: Double, y: Double)] = [(0, 0), (10, 3), (-2, 8)]
    let found = try #require(PlaneMap(from: points, to: points.map { map.apply($0.x, $0.y) }))
    #expect(abs(found.a - map.a) < 1e-9 && abs(found.b - map.b) < 1e-9)
    #expect(abs(found.e - map.e) < 1e-6 && abs(found.f - map.f) < 1e-6)
  }

  @Test func onePointIsNotEnough() {
    #expect(PlaneMap(from: [(1, 1)], to: [(2, 2)]) == nil)
    #expect(PlaneMap(from: [(1, 1), (1, 1)], to: [(2, 2), (3, 3)]) == nil)
  }
}
