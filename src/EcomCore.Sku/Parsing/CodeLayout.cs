namespace EcomCore.Sku;

/// <summary>Where the value of each segment lies in a <see cref="PackedValues"/>.</summary>
/// <remarks>
/// Texts are packed by characters where all of a code fits 256 bits, as 40 letters and digits do. In a schema with longer texts a code
/// keeps its whole text, and the bits of a text segment hold its start and length.
/// </remarks>
internal sealed class CodeLayout
{
    private const int StartBits = 8;
    private const int SliceLengthBits = 9;

    private readonly SkuSegment[] _segments;
    private readonly int[] _bits;

    private CodeLayout(SkuSegment[] segments, int[] bits, bool keepsText)
    {
        _segments = segments;
        _bits = bits;
        KeepsText = keepsText;
    }

    /// <summary>Gets a value indicating whether a code holds its text beside its values.</summary>
    public bool KeepsText { get; }

    /// <summary>The layout, or null when even without texts the values do not fit.</summary>
    public static CodeLayout? TryCreate(SkuSegment[] segments) => TryCreate(segments, false) ?? TryCreate(segments, true);

    public int StartOf(int segment) => _bits[segment];

    public void PutText(ref PackedValues values, int segment, int start, ReadOnlySpan<char> text)
    {
        var described = (TextSegment)_segments[segment];
        var bit = _bits[segment];
        if (KeepsText)
        {
            values.PutAt(bit, StartBits + SliceLengthBits, ((ulong)start << SliceLengthBits) | (uint)text.Length);
            return;
        }

        values.PutAt(bit, described.LengthBits, (ulong)(text.Length - described.MinLength));
        bit += described.LengthBits;
        foreach (var character in text)
        {
            values.PutAt(bit, described.CharacterBits, (ulong)described.Characters.IndexOf(character));
            bit += described.CharacterBits;
        }
    }

    public int WriteText(in PackedValues values, int segment, string? whole, Span<char> destination)
    {
        var described = (TextSegment)_segments[segment];
        var bit = _bits[segment];
        if (KeepsText)
        {
            var slice = (int)values.GetAt(bit, StartBits + SliceLengthBits);
            var text = whole.AsSpan(slice >> SliceLengthBits, slice & ((1 << SliceLengthBits) - 1));
            text.CopyTo(destination);
            return text.Length;
        }

        var length = described.MinLength + (int)values.GetAt(bit, described.LengthBits);
        bit += described.LengthBits;
        for (var i = 0; i < length; i++)
        {
            destination[i] = described.Characters[(int)values.GetAt(bit, described.CharacterBits)];
            bit += described.CharacterBits;
        }

        return length;
    }

    private static CodeLayout? TryCreate(SkuSegment[] segments, bool keepsText)
    {
        var bits = new int[segments.Length];
        var next = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            var size = SizeOf(segments[i], keepsText);
            if (segments[i] is not TextSegment && (next % PackedValues.BitsPerWord) + size > PackedValues.BitsPerWord)
            {
                next += PackedValues.BitsPerWord - (next % PackedValues.BitsPerWord);
            }

            bits[i] = Math.Min(next, (PackedValues.Words * PackedValues.BitsPerWord) - 1);
            next += size;
        }

        return next <= PackedValues.Words * PackedValues.BitsPerWord ? new CodeLayout(segments, bits, keepsText) : null;
    }

    private static int SizeOf(SkuSegment segment, bool keepsText) => segment switch
    {
        TextSegment when keepsText => StartBits + SliceLengthBits,
        TextSegment text => text.LengthBits + (text.CharacterBits * text.MaxLength),
        _ => segment.Bits,
    };
}
