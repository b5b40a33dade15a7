"""The words of the record: steps and which may follow which, codes, reasons, forces, kinds of protection."""
