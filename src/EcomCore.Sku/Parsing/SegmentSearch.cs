namespace EcomCore.Sku;

/// <summary>Finds the ends of segments whose places are not fixed, where only the whole text decides.</summary>
/// <remarks>
/// From the last segment backwards it notes from which places the rest of the text can be read, then walks forwards along those places.
/// Time is at most text length x segments x longest segment, both bounded; nothing is allocated.
/// </remarks>
internal sealed class SegmentSearch(SkuSegment[] segments, string separator)
{
    /// <summary>The end of each segment; the text is at most 256 characters long.</summary>
    public bool TryFind(ReadOnlySpan<char> text, Span<int> ends)
    {
        var places = text.Length + 1;
        Span<bool> readable = stackalloc bool[(segments.Length + 1) * places];
        readable[(segments.Length * places) + text.Length] = true;
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            for (var start = text.Length; start >= 0; start--)
            {
                readable[(i * places) + start] = EndFrom(text, i, start, readable.Slice((i + 1) * places, places)) >= 0;
            }
        }

        if (!readable[0])
        {
            return false;
        }

        for (int i = 0, start = 0; i < segments.Length; i++)
        {
            ends[i] = EndFrom(text, i, start, readable.Slice((i + 1) * places, places));
            start = StartAfter(text, i, ends[i]);
        }

        return true;
    }

    /// <summary>How far the text can be read at all, and the first segment that stops there.</summary>
    public (int Segment, int Position) Furthest(ReadOnlySpan<char> text)
    {
        Span<bool> starts = stackalloc bool[SkuLimits.MaxCodeLength + 1];
        Span<bool> next = stackalloc bool[SkuLimits.MaxCodeLength + 1];
        starts[0] = true;
        var furthest = (Segment: 0, Position: 0);
        var length = Math.Min(text.Length, SkuLimits.MaxCodeLength);
        for (var i = 0; i < segments.Length; i++)
        {
            next.Clear();
            for (var start = 0; start <= length; start++)
            {
                if (starts[start])
                {
                    var reached = Mark(text.Slice(0, length), i, start, next);
                    furthest = reached > furthest.Position ? (i, reached) : furthest;
                }
            }

            next.CopyTo(starts);
        }

        return furthest;
    }

    private int EndFrom(ReadOnlySpan<char> text, int index, int start, ReadOnlySpan<bool> readableAfter)
    {
        var segment = segments[index];
        var state = 0;
        for (var end = start; ; end++)
        {
            if (segment.Accepts(state) && StartAfter(text, index, end) is >= 0 and var next && readableAfter[next])
            {
                return end;
            }

            if (end == text.Length || (state = segment.Next(state, text[end])) < 0)
            {
                return -1;
            }
        }
    }

    private int Mark(ReadOnlySpan<char> text, int index, int start, Span<bool> starts)
    {
        var segment = segments[index];
        var state = 0;
        for (var end = start; ; end++)
        {
            if (segment.Accepts(state) && StartAfter(text, index, end) is >= 0 and var next)
            {
                starts[next] = true;
            }

            if (end == text.Length || (state = segment.Next(state, text[end])) < 0)
            {
                return end;
            }
        }
    }

    /// <summary>Where the next segment starts, or -1 when the separator is not there.</summary>
    private int StartAfter(ReadOnlySpan<char> text, int index, int end)
    {
        if (index == segments.Length - 1 || separator.Length == 0)
        {
            return end;
        }

        return text.Slice(end).StartsWith(separator.AsSpan()) ? end + separator.Length : -1;
    }
}
