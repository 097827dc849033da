"""What facts and conflicts stand on: numbers, dates and units; claims and the cues in them."""
