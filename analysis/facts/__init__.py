"""Facts: numbers, amounts, dates, ages and votes, each where it stands and normalised."""
