"""LibreOffice fills in blank workbooks itself: a macro types the answers and saves them."""

from __future__ import annotations

import subprocess
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from spreadsheet.soffice import BESIDE, Scenario, blank_of, convert, program, typed_cells

import scoring
from scoring.io.xlsx.layout import lay_out
from scoring.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NEW_LINE, TAB = "\ue000", "\ue001"
"""What stands for them in the orders, of which each is one line with tabs between its words."""

MACRO = """\
Sub Fill(orders As String)
  Dim files, reader, writer, book, page, words
  On Error GoTo Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim kept(0) As New com.sun.star.beans.PropertyValue
  kept(0).Name = "FilterName"
  kept(0).Value = "Calc MS Excel 2007 XML"
  files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  reader = CreateUnoService("com.sun.star.io.TextInputStream")
  reader.setInputStream(files.openFileRead(orders))
  reader.setEncoding("UTF-8")
  Do While Not reader.isEOF()
    words = Split(reader.readLine(), Chr(9))
    Select Case words(0)
    Case "open"
      book = StarDesktop.loadComponentFromURL(words(1), "_blank", 0, hidden())
      page = book.Sheets.getByIndex(0)
    Case "number"
      page.getCellByPosition(CLng(words(1)), CLng(words(2))).setValue(Val(words(3)))
    Case "text"
      words(3) = Replace(Replace(words(3), Chr(57344), Chr(10)), Chr(57345), Chr(9))
      page.getCellByPosition(CLng(words(1)), CLng(words(2))).setString(words(3))
    Case "save"
      book.calculateAll()
      book.storeToURL(words(1), kept())
      book.close(True)
    End Select
  Loop
  reader.closeInput()
  StarDesktop.terminate()
  Exit Sub
Failed:
  writer = CreateUnoService("com.sun.star.io.TextOutputStream")
  writer.setOutputStream(files.openFileWrite(orders & ".failed"))
  writer.writeString(Error & " in line " & Erl & ": " & Join(words, " "))
  writer.closeOutput()
  StarDesktop.terminate()
End Sub
"""
MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{macro}</script:module>
"""


def fill_in(scenarios: Sequence[Scenario], folder: Path) -> dict[str, Path]:
    """Write blank workbooks and let LibreOffice fill all of them in, in one run."""
    profile, saved = folder / "profile", folder / "saved"
    saved.mkdir(parents=True)
    orders: list[str] = []
    blanks = {}
    for one in scenarios:
        blanks[one.name] = blank_of(one, folder)
        orders += _orders(one, blanks[one.name], saved / f"{one.name}.xlsx")
    (folder / "orders.txt").write_text("\n".join(orders), "utf-8")
    # its first run makes the profile, with a module for the macro
    convert([blanks[scenarios[0].name]], "csv", folder / "first", profile)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    assert module.is_file()
    module.write_text(MODULE.format(macro=escape(MACRO)), "utf-8")
    failed = folder / "orders.txt.failed"
    _run(profile, f'macro:///Standard.Module1.Fill("{(folder / "orders.txt").as_uri()}")')
    assert not failed.exists(), failed.read_text("utf-8")
    return {one.name: saved / f"{one.name}.xlsx" for one in scenarios}


def _run(profile: Path, macro: str) -> None:
    found = program()
    assert found is not None
    words = [found, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run([*words, macro], capture_output=True, timeout=120, check=True)


def _orders(scenario: Scenario, blank: Path, saved: Path) -> Iterator[str]:
    """Give what the macro is told for one workbook, line by line."""
    used = scenario.indicator_set
    layout = lay_out(plan_of(used), _without_answers(scenario))
    rows = {f"#project.{key}": row for key, row in layout.project_rows.items()}
    rows |= {"#names": layout.names_row, "#weights": layout.weights_row}
    for row in layout.rows:
        if row.kind == "indicator":
            rows[row.node.id] = row.number
        elif row.kind == "input" and row.asked:
            rows[f"{row.node.id}/{row.asked.id}"] = row.number
    columns = layout.columns | {BESIDE: 3}
    yield f"open\t{blank.as_uri()}"
    for key, column, value in typed_cells(scenario, rows):
        at = f"{columns[column] - 1}\t{rows[key] - 1}"
        if isinstance(value, Decimal):
            yield f"number\t{at}\t{value}"
        else:
            text = str(value).replace("\n", NEW_LINE).replace("\t", TAB)
            yield f"text\t{at}\t{text}"
    yield f"save\t{saved.as_uri()}"


def _without_answers(scenario: Scenario) -> scoring.ScoreSheet:
    sheet = scenario.sheet
    has_self = sheet.has_self_column
    return scoring.ScoreSheet(
        sheet.set_id, sheet.set_version, {}, sheet.reviewers, asks_self=has_self
    )
