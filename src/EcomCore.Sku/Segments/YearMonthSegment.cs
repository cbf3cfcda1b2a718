using System.Numerics;

namespace EcomCore.Sku;

/// <summary>A year and a month as four digits <c>YYMM</c>, with a pivot that tells the century.</summary>
public sealed class YearMonthSegment : SkuSegment
{
    /// <summary>The pivot of the ready schemas: 70 means 1970-01 to 2069-12.</summary>
    public const int DefaultPivot = 70;

    private const int Width = 4;

    /// <summary>Creates a year-month segment.</summary>
    /// <param name="name">Unique in the schema.</param>
    /// <param name="pivot">First two-digit year of the 1900s, 0 to 100: years from it on are 19YY, years below it 20YY; 0 means 1900 to 1999, 100 means 2000 to 2099.</param>
    /// <exception cref="ArgumentException">An argument is not as described.</exception>
    public YearMonthSegment(string name, int pivot = DefaultPivot)
        : base(Checked(name, FaultsOf(pivot))) => Pivot = pivot;

    /// <summary>Gets the first two-digit year of the 1900s; 100 when every year is of the 2000s.</summary>
    public int Pivot { get; }

    /// <inheritdoc/>
    public override string Kind => "yearMonth";

    /// <inheritdoc/>
    public override int MinLength => Width;

    /// <inheritdoc/>
    public override int MaxLength => Width;

    /// <inheritdoc/>
    public override BigInteger Capacity => 1200;

    /// <inheritdoc/>
    public override string Expected => "4 digits YYMM, months 01 to 12";

    internal override CharacterSet Characters => CharacterSet.Digits;

    internal static IEnumerable<SegmentFault> FaultsOf(long pivot)
    {
        if (pivot is < 0 or > 100)
        {
            yield return new SegmentFault("pivot", Spelling.Format("expected 0 to 100, found {0}", pivot));
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.Length != Width)
        {
            return false;
        }

        uint a = (uint)(text[0] - '0'), b = (uint)(text[1] - '0'), c = (uint)(text[2] - '0'), d = (uint)(text[3] - '0');
        var month = (c * 10) + d;
        value = (((a * 10) + b) * 12) + month - 1;
        return a <= 9 && b <= 9 && c <= 1 && d <= 9 && month - 1 < 12;
    }

    internal override int Write(ulong value, Span<char> destination)
    {
        NumberSegment.WriteDigits((value / 12 * 100) + (value % 12) + 1, destination.Slice(0, Width));
        return Width;
    }

    internal NodaTime.YearMonth ToYearMonth(ulong value)
    {
        var year = (int)(value / 12);
        return new NodaTime.YearMonth(year + (year >= Pivot ? 1900 : 2000), (int)(value % 12) + 1);
    }

    /// <summary>The four digits of a month, or null when the pivot puts its year out of reach.</summary>
    internal string? Spell(NodaTime.YearMonth month)
    {
        var year = month.Year - 1900;
        return year >= Pivot && year < Pivot + 100 ? Spelling.Format("{0:00}{1:00}", month.Year % 100, month.Month) : null;
    }

    /// <summary>Takes <c>2025-04</c> too.</summary>
    internal override bool TryAccept(string value, out string spelling)
    {
        spelling = value;
        if (IsLongForm(value))
        {
            spelling = Shorten(value.Remove(4, 1)) ?? value;
        }

        return TryRead(spelling.AsSpan(), out _);
    }

    internal override string? Inspect(string text, FindingSink findings)
    {
        if (TryRead(text.AsSpan(), out _))
        {
            return text;
        }

        if (Spelling.AreDigits(text) && Shorten(text) is { } shortened)
        {
            findings.Add(SkuFindingKind.WrongLength, 0, text, Expected, shortened);
            return shortened;
        }

        if (IsLongForm(text))
        {
            InspectLongForm(text, findings);
            return null;
        }

        // One zero gets lost in a spreadsheet, not a year: 504 was 0504, but 04 is half a month.
        if (text.Length < Width - 1 && Spelling.AreDigits(text))
        {
            findings.Add(SkuFindingKind.WrongLength, 0, text, Expected, null);
            return null;
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

        var month = Math.Max(0, text.Length - 2);
        findings.Add(SkuFindingKind.OutOfRange, month, text.Substring(month), "a month from 01 to 12", null);
        return null;
    }

    internal override int Next(int state, char character) => (state, character) switch
    {
        (0 or 1, >= '0' and <= '9') => state + 1,
        (2, '0') => 3,
        (2, '1') => 4,
        (3, >= '1' and <= '9') => 5,
        (4, >= '0' and <= '2') => 5,
        _ => -1,
    };

    internal override bool Accepts(int state) => state == 5;

    /// <summary>Whether a text has the form of <c>2025-04</c>.</summary>
    private static bool IsLongForm(string text) => text.Length == 7 && text[4] == '-' && Spelling.AreDigits(text.Remove(4, 1));

    private void InspectLongForm(string text, FindingSink findings)
    {
        if (Shorten(text.Remove(4, 1)) is { } shortened)
        {
            findings.Add(SkuFindingKind.WrongLength, 0, text, Expected, shortened);
        }
        else if (int.Parse(text.Substring(5), System.Globalization.CultureInfo.InvariantCulture) is < 1 or > 12)
        {
            findings.Add(SkuFindingKind.OutOfRange, 5, text.Substring(5), "a month from 01 to 12", null);
        }
        else
        {
            findings.Add(SkuFindingKind.OutOfRange, 0, text.Substring(0, 4), Spelling.Format("a year from {0} to {1}", 1900 + Pivot, 1999 + Pivot), null);
        }
    }

    /// <summary>Four digits from six (YYYYMM), where they name a month within the pivot's reach.</summary>
    private string? Shorten(string digits)
    {
        if (digits.Length != 6)
        {
            return null;
        }

        var number = int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        return number / 100 is >= 1900 and <= 2099 && number % 100 is >= 1 and <= 12 ? Spell(new NodaTime.YearMonth(number / 100, number % 100)) : null;
    }
}
