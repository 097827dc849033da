"""What names stand on: a name read word by word, compared, typed and searched for."""
