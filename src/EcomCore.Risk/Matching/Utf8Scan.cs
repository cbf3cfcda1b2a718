namespace EcomCore.Risk;

/// <summary>Searches UTF-8 piece by piece, without a copy of the whole; offsets are in bytes.</summary>
internal static class Utf8Scan
{
    private const int PieceLength = 4096;

    public static void Run(SeamScan scan, ReadOnlySpan<byte> utf8, List<KeywordMatch> matches, MatchKind kind)
    {
        var cursor = default(Cursor);
        var taken = 0;
        var ended = false;
        while (!ended)
        {
            scan.Add(Utf8Text.Decode(utf8.Slice(taken), scan.Room(PieceLength), out var read));
            taken += read;
            ended = taken == utf8.Length;
            var (first, offset) = (matches.Count, (int)scan.Offset);
            var sink = new ListSink(matches);
            scan.Scan(kind, isFinal: ended || scan.Held > KeywordScanner.MaxHeld, ref sink);
            for (var i = first; i < matches.Count; i++)
            {
                var match = matches[i];
                cursor.MoveTo(utf8, offset + match.Start);
                matches[i] = new KeywordMatch(match.Keyword, cursor.Bytes, Utf8Text.BytesOf(utf8.Slice(cursor.Bytes), match.Length));
            }

            if (!ended)
            {
                scan.Forget();
            }
        }
    }

    /// <summary>A place both in UTF-16 units and in bytes; it only moves on.</summary>
    private struct Cursor
    {
        private int _units;

        public int Bytes { get; private set; }

        public void MoveTo(ReadOnlySpan<byte> utf8, int units)
        {
            Bytes += Utf8Text.BytesOf(utf8.Slice(Bytes), units - _units);
            _units = units;
        }
    }
}
