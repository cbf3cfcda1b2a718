using System.Globalization;
using System.Numerics;

namespace EcomCore.Sku;

/// <summary>A whole number of a fixed width with leading zeros.</summary>
public sealed class NumberSegment : SkuSegment
{
    private readonly string _lowest;
    private readonly string _highest;

    /// <summary>Creates a number segment that takes every number of its width.</summary>
    /// <param name="name">Unique in the schema.</param>
    /// <param name="width">Digits; 1 to 18.</param>
    /// <exception cref="ArgumentException">An argument is not as described.</exception>
    public NumberSegment(string name, int width)
        : this(name, width, 0, width is > 0 and <= SkuLimits.MaxNumberWidth ? LargestOf(width) : 0)
    {
    }

    /// <summary>Creates a number segment.</summary>
    /// <param name="name">Unique in the schema.</param>
    /// <param name="width">Digits; 1 to 18.</param>
    /// <param name="min">Smallest number, inclusive; 0 or more.</param>
    /// <param name="max">Largest number, inclusive; not below <paramref name="min"/> and of at most <paramref name="width"/> digits.</param>
    /// <exception cref="ArgumentException">An argument is not as described.</exception>
    public NumberSegment(string name, int width, long min, long max)
        : base(Checked(name, FaultsOf(width, min, max)))
    {
        Width = width;
        Min = min;
        Max = max;
        _lowest = Pad(min.ToString(CultureInfo.InvariantCulture));
        _highest = Pad(max.ToString(CultureInfo.InvariantCulture));
        Expected = Spelling.Format(width == 1 ? "1 digit from {1} to {2}" : "{0} digits from {1} to {2}", width, _lowest, _highest);
    }

    /// <summary>Gets the number of digits.</summary>
    public int Width { get; }

    /// <summary>Gets the smallest number, inclusive.</summary>
    public long Min { get; }

    /// <summary>Gets the largest number, inclusive.</summary>
    public long Max { get; }

    /// <inheritdoc/>
    public override string Kind => "number";

    /// <inheritdoc/>
    public override int MinLength => Width;

    /// <inheritdoc/>
    public override int MaxLength => Width;

    /// <inheritdoc/>
    public override BigInteger Capacity => (BigInteger)Max - Min + 1;

    /// <inheritdoc/>
    public override string Expected { get; }

    internal override CharacterSet Characters => CharacterSet.Digits;

    internal static long LargestOf(int width) => (long)BigInteger.Pow(10, width) - 1;

    internal static IEnumerable<SegmentFault> FaultsOf(long width, long min, long max)
    {
        if (width is < 1 or > SkuLimits.MaxNumberWidth)
        {
            yield return new SegmentFault("width", Spelling.Format("expected 1 to {0}, found {1}", SkuLimits.MaxNumberWidth, width));
            yield break;
        }

        var largest = LargestOf((int)width);
        if (min < 0 || min > largest)
        {
            yield return new SegmentFault("min", Spelling.Format("expected 0 to {0}, found {1}", largest, min));
        }

        if (max < 0 || max > largest)
        {
            yield return new SegmentFault("max", Spelling.Format("expected 0 to {0}, found {1}", largest, max));
        }
        else if (min > max)
        {
            yield return new SegmentFault("max", Spelling.Format("expected {0} (the minimum) or more, found {1}: no number is left", min, max));
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.Length != Width)
        {
            return false;
        }

        foreach (var character in text)
        {
            var digit = (uint)(character - '0');
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        var isInside = value - (ulong)Min <= (ulong)(Max - Min);
        value -= (ulong)Min;
        return isInside;
    }

    internal override int Write(ulong value, Span<char> destination)
    {
        WriteDigits(value + (ulong)Min, destination.Slice(0, Width));
        return Width;
    }

    /// <summary>Takes a number without its leading zeros too.</summary>
    internal override bool TryAccept(string value, out string spelling)
    {
        spelling = Spelling.AreDigits(value) ? Pad(value) : value;
        return TryRead(spelling.AsSpan(), out _);
    }

    internal override string? Inspect(string text, FindingSink findings)
    {
        if (TryRead(text.AsSpan(), out _))
        {
            return text;
        }

        if (!DigitText.Inspect(text, Width, Expected, findings, out var digits))
        {
            return null;
        }

        if (TryRead(digits.AsSpan(), out _))
        {
            findings.Add(SkuFindingKind.MissingZeros, 0, text, Expected, digits);
            return digits;
        }

        findings.Add(SkuFindingKind.OutOfRange, 0, text, Expected, null);
        return null;
    }

    // A state is the number of digits read, and whether they equal those of the smallest and of the largest number so far.
    internal override int Next(int state, char character)
    {
        var place = state >> 2;
        var (aboveLowest, belowHighest) = ((state & 2) != 0, (state & 1) != 0);
        if (place == Width || character is < '0' or > '9'
            || (!aboveLowest && character < _lowest[place]) || (!belowHighest && character > _highest[place]))
        {
            return -1;
        }

        return ((place + 1) << 2) | (aboveLowest || character > _lowest[place] ? 2 : 0) | (belowHighest || character < _highest[place] ? 1 : 0);
    }

    internal override bool Accepts(int state) => state >> 2 == Width;

    internal static void WriteDigits(ulong value, Span<char> destination)
    {
        for (var i = destination.Length - 1; i >= 0; i--)
        {
            destination[i] = (char)('0' + (value % 10));
            value /= 10;
        }
    }

    private string Pad(string digits) => Spelling.TrimZeros(digits).PadLeft(Width, '0');
}
