#!/usr/bin/python3
"""Writes the Word and Excel forms of the packs, with nothing but the standard library.

    python3 Templates/make_forms.py

The forms are ordinary .docx and .xlsx files: after this script has made them they may be edited in Word, WPS or
LibreOffice, and an official annex may take their place. The same script always writes the same bytes.

`office.py` holds the pieces that all forms are made of; each pack has a script of its own.
"""

import bureau
import jinan_2024
import liaoning_2023
import paper
import references
import shandong_2022

if __name__ == "__main__":
    for pack in (jinan_2024, liaoning_2023, shandong_2022, references, bureau, paper):
        pack.make()
