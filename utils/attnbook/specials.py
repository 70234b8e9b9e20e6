"""The four tokens that every vocabulary of the book begins with, and their ids."""

PAD, SOS, EOS, UNK = range(4)
SPECIALS = ["<pad>", "<sos>", "<eos>", "<unk>"]
