#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the demo hosts beside this folder: rack1.xml, rack2.xml, workstation.xml."""
from pathlib import Path

import rack1
import rack2
import workstation

for module in (rack1, rack2, workstation):
    module.make().write(Path(__file__).resolve().parent.parent / f'{module.__name__}.xml')
