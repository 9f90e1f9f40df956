#!/usr/bin/env python3
"""Turns the command table (`mercer help --json`, standard input) into a manual page: manual.py VERSION"""

import json
import sys


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def options(entries):
    for entry in entries:
        value = f" \\fI{escaped(entry['value'])}\\fR" if entry["value"] else ""
        default = f" (default: {entry['default']})" if entry["default"] else ""
        yield f".TP\n\\fB\\-\\-{escaped(entry['name'])}\\fR{value}\n{escaped(entry['summary'] + default)}."


def page(table, version):
    program = table["program"]
    yield f'.TH {program.upper()} 1 "" "{program} {version}" "User Commands"'
    yield f".SH NAME\n{program} \\- {escaped(table['summary'])}"
    yield f".SH SYNOPSIS\n\\fB{program}\\fR \\fICOMMAND\\fR [\\fIoptions\\fR]"
    yield ".SH OPTIONS OF EVERY COMMAND"
    yield from options(table["options"])
    yield ".SH COMMANDS"
    for command in table["commands"]:
        yield f".SS {program} {escaped(command['synopsis'])}"
        for paragraph in [command["summary"][:1].upper() + command["summary"][1:] + ".", *command["discussion"]]:
            yield f".PP\n{escaped(paragraph)}"
        for argument in command["arguments"]:
            yield f".TP\n\\fI{escaped(argument['name'])}\\fR\n{escaped(argument['summary'])}."
        yield from options(command["options"])
        for example in command["examples"]:
            yield f".TP\n{escaped(program + ' ' + example['call'])}\n{escaped(example['summary'])}."
    yield ".SH EXIT STATUS"
    for status in table["exitStatuses"]:
        yield f".TP\n{status['number']}\n{escaped(status['meaning'])}."


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print("\n".join(page(json.load(sys.stdin), sys.argv[1])))
