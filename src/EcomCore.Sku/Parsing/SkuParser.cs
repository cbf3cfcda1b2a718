namespace EcomCore.Sku;

/// <summary>The reading plan of a schema: for each segment where it ends and where its value is kept.</summary>
/// <remarks>
/// A direct plan finds every end at once: by a fixed length, by a separator that cannot occur in the segment, or because all that follows has a
/// fixed length. Such a plan has one way to read any text, which proves that the schema is not ambiguous. Other schemas are searched.
/// </remarks>
internal sealed class SkuParser
{
    private readonly SkuSchema _schema;
    private readonly Step[] _steps;
    private readonly string _separator;
    private readonly CodeLayout _layout;
    private readonly SegmentSearch? _search;
    private readonly int _minLength;
    private readonly int _maxLength;

    // The scheme of a check that ends every code; null when there is none.
    private readonly CheckScheme? _lastCheck;

    // Where the characters that it covers stand, separators left out; null when the places are not fixed.
    private readonly int[]? _checkedPlaces;

    public SkuParser(SkuSchema schema, SkuSegment[] segments, CodeLayout layout)
    {
        _schema = schema;
        _layout = layout;
        _separator = schema.Separator;
        _minLength = schema.MinLength;
        _maxLength = schema.MaxLength;
        _steps = new Step[segments.Length];
        for (var i = 0; i < segments.Length; i++)
        {
            _steps[i] = new Step(segments[i], EndOf(segments, _separator, i), _layout.StartOf(i), FixedLengthAfter(segments, _separator, i));
        }

        IsDirect = _steps.All(step => step.End != SegmentEnd.Search);
        _lastCheck = IsDirect && segments.Length > 1 ? (segments[segments.Length - 1] as CheckSegment)?.Scheme : null;
        _checkedPlaces = _lastCheck is not null && segments.All(segment => segment.HasFixedLength) ? PlacesBeforeLast(segments, _separator.Length) : null;
        _search = IsDirect ? null : new SegmentSearch(segments, _separator);
    }

    /// <summary>Gets a value indicating whether every segment's end is known without searching.</summary>
    public bool IsDirect { get; }

    public static bool IsDirectFor(SkuSegment[] segments, string separator) =>
        Enumerable.Range(0, segments.Length).All(i => EndOf(segments, separator, i) != SegmentEnd.Search);

    public bool TryParse(ReadOnlySpan<char> text, string? whole, out SkuCode code)
    {
        var values = default(PackedValues);
        if (text.Length < _minLength || text.Length > _maxLength || !(IsDirect ? TryReadDirect(text, ref values) : TryReadSearching(text, ref values)))
        {
            code = default;
            return false;
        }

        code = new SkuCode(_schema, _layout.KeepsText ? whole ?? text.ToString() : null, values);
        return true;
    }

    public ulong ValueOf(in SkuCode code, int segment) => code.Values.GetAt(_layout.StartOf(segment), _steps[segment].Segment.Bits);

    public string TextOf(in SkuCode code, int segment)
    {
        switch (_steps[segment].Segment)
        {
            case LiteralSegment literal:
                return literal.Text;
            case ChoiceSegment choice:
                return choice.Values[(int)ValueOf(code, segment)].Code;
            default:
                Span<char> buffer = stackalloc char[SkuLimits.MaxCodeLength];
                var start = 0;
                var length = 0;
                for (var i = 0; i <= segment; i++)
                {
                    start += length;
                    length = WriteSegment(code, i, buffer, start);
                }

                return buffer.Slice(start, length).ToString();
        }
    }

    public string Write(in SkuCode code)
    {
        if (code.Text is { } text)
        {
            return text;
        }

        Span<char> buffer = stackalloc char[SkuLimits.MaxCodeLength];
        return buffer.Slice(0, WriteAll(code, buffer)).ToString();
    }

    public bool TryWrite(in SkuCode code, Span<char> destination, out int charsWritten)
    {
        if (destination.Length >= _maxLength)
        {
            charsWritten = WriteAll(code, destination);
            return true;
        }

        Span<char> buffer = stackalloc char[SkuLimits.MaxCodeLength];
        var length = WriteAll(code, buffer);
        charsWritten = length <= destination.Length ? length : 0;
        return buffer.Slice(0, length).TryCopyTo(destination);
    }

    private static SegmentEnd EndOf(SkuSegment[] segments, string separator, int index)
    {
        if (segments[index].HasFixedLength)
        {
            return SegmentEnd.Length;
        }

        if (index == segments.Length - 1)
        {
            return SegmentEnd.Rest;
        }

        if (separator.Length > 0 && !segments[index].Characters.Contains(separator[0]))
        {
            return SegmentEnd.Separator;
        }

        return segments.Skip(index + 1).All(segment => segment.HasFixedLength) ? SegmentEnd.Rest : SegmentEnd.Search;
    }

    /// <summary>What stands after a segment when all of it has a fixed length.</summary>
    private static int FixedLengthAfter(SkuSegment[] segments, string separator, int index) =>
        segments.Skip(index + 1).Sum(segment => segment.MinLength + separator.Length);

    private static int[] PlacesBeforeLast(SkuSegment[] segments, int separator)
    {
        var places = new List<int>();
        var start = 0;
        foreach (var segment in segments.Take(segments.Length - 1))
        {
            places.AddRange(Enumerable.Range(start, segment.MinLength));
            start += segment.MinLength + separator;
        }

        return [.. places];
    }

    private bool TryReadDirect(ReadOnlySpan<char> text, ref PackedValues values)
    {
        // Each step of a check waits for the one before, while reading the segments leaves the processor room: begun here, the two run side by side.
        if (_lastCheck?.EndsRight(text, _checkedPlaces) == false)
        {
            return false;
        }

        var start = 0;
        for (var i = 0; i < _steps.Length; i++)
        {
            ref readonly var step = ref _steps[i];
            if (i > 0 && !TrySkipSeparator(text, ref start))
            {
                return false;
            }

            var end = step.End switch
            {
                SegmentEnd.Length => start + step.Length,
                SegmentEnd.Rest => text.Length - step.LengthAfter,
                _ => SeparatorAfter(text, start),
            };
            if (end < start || end > text.Length || !TryRead(step, i, text, start, end - start, ref values))
            {
                return false;
            }

            start = end;
        }

        return start == text.Length;
    }

    private bool TryReadSearching(ReadOnlySpan<char> text, ref PackedValues values)
    {
        Span<int> ends = stackalloc int[SkuLimits.MaxSegments];
        if (!_search!.TryFind(text, ends))
        {
            return false;
        }

        var start = 0;
        for (var i = 0; i < _steps.Length; i++)
        {
            if (!TryRead(_steps[i], i, text, start, ends[i] - start, ref values))
            {
                return false;
            }

            start = ends[i] + _separator.Length;
        }

        return true;
    }

    private bool TryRead(in Step step, int index, ReadOnlySpan<char> text, int start, int length, ref PackedValues values)
    {
        var part = text.Slice(start, length);
        if (!step.Segment.TryRead(part, out var value))
        {
            return false;
        }

        if (step.IsPlain)
        {
            values.Put(step.Word, value << step.Shift);
            return true;
        }

        if (step.Segment is CheckSegment check)
        {
            return (_lastCheck is not null && index == _steps.Length - 1) || check.Scheme.Matches(text.Slice(0, start), part);
        }

        _layout.PutText(ref values, index, start, part);
        return true;
    }

    private bool TrySkipSeparator(ReadOnlySpan<char> text, ref int start)
    {
        var separator = _separator;
        if (start + separator.Length > text.Length)
        {
            return false;
        }

        for (var i = 0; i < separator.Length; i++)
        {
            if (text[start + i] != separator[i])
            {
                return false;
            }
        }

        start += separator.Length;
        return true;
    }

    private int SeparatorAfter(ReadOnlySpan<char> text, int start)
    {
        var distance = text.Slice(start).IndexOf(_separator[0]);
        return distance < 0 ? -1 : start + distance;
    }

    private int WriteAll(in SkuCode code, Span<char> destination)
    {
        var length = 0;
        for (var i = 0; i < _steps.Length; i++)
        {
            if (i > 0)
            {
                _separator.AsSpan().CopyTo(destination.Slice(length));
                length += _separator.Length;
            }

            length += WriteSegment(code, i, destination, length);
        }

        return length;
    }

    private int WriteSegment(in SkuCode code, int index, Span<char> destination, int start)
    {
        var target = destination.Slice(start);
        switch (_steps[index].Segment)
        {
            case TextSegment:
                return _layout.WriteText(code.Values, index, code.Text, target);
            case CheckSegment check:
                check.Scheme.Write(destination.Slice(0, start), target);
                return check.Scheme.Length;
            case var segment:
                return segment.Write(ValueOf(code, index), target);
        }
    }

    private enum SegmentEnd
    {
        Length,
        Rest,
        Separator,
        Search,
    }

    private readonly struct Step(SkuSegment segment, SegmentEnd end, int bit, int lengthAfter)
    {
        public readonly SkuSegment Segment = segment;
        public readonly SegmentEnd End = end;
        public readonly int Length = segment.MinLength;
        public readonly int LengthAfter = lengthAfter;
        public readonly bool IsPlain = segment is not (TextSegment or CheckSegment);
        public readonly int Word = bit / PackedValues.BitsPerWord;
        public readonly int Shift = bit % PackedValues.BitsPerWord;
    }
}
