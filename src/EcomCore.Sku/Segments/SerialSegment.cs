using System.Numerics;

namespace EcomCore.Sku;

/// <summary>A running number of a fixed width with leading zeros, which makes codes with equal attributes different.</summary>
public sealed class SerialSegment : SkuSegment
{
    internal const string Base32Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly CharacterSet Base32 = new(Base32Alphabet);

    /// <summary>Creates a serial segment.</summary>
    /// <param name="name">Unique in the schema.</param>
    /// <param name="width">Characters; 1 to 18 in decimal, 1 to 12 in base 32.</param>
    /// <param name="base">The digits; four of base 32 count to 1,048,575.</param>
    /// <exception cref="ArgumentException">An argument is not as described.</exception>
    public SerialSegment(string name, int width, SerialBase @base = SerialBase.Base10)
        : base(Checked(name, FaultsOf(width, (long)@base)))
    {
        Width = width;
        Base = @base;
        Largest = (long)(BigInteger.Pow((int)@base, width) - 1);
        Expected = Spelling.Format(@base == SerialBase.Base10 ? "{0} digits" : "{0} characters of 0-9A-Z without I, L, O, U", width);
    }

    /// <summary>Gets the number of characters.</summary>
    public int Width { get; }

    /// <summary>Gets the digits in which the number is written.</summary>
    public SerialBase Base { get; }

    /// <summary>Gets the largest number that fits; the smallest is 0.</summary>
    public long Largest { get; }

    /// <inheritdoc/>
    public override string Kind => "serial";

    /// <inheritdoc/>
    public override int MinLength => Width;

    /// <inheritdoc/>
    public override int MaxLength => Width;

    /// <inheritdoc/>
    public override BigInteger Capacity => (BigInteger)Largest + 1;

    /// <inheritdoc/>
    public override string Expected { get; }

    internal override CharacterSet Characters => Base == SerialBase.Base10 ? CharacterSet.Digits : Base32;

    internal static IEnumerable<SegmentFault> FaultsOf(long width, long @base)
    {
        if (@base is not (10 or 32))
        {
            yield return new SegmentFault("base", Spelling.Format("expected 10 or 32, found {0}", @base));
        }

        var widest = @base == 32 ? SkuLimits.MaxBase32Width : SkuLimits.MaxNumberWidth;
        if (width < 1 || width > widest)
        {
            yield return new SegmentFault("width", Spelling.Format("expected 1 to {0}, found {1}", widest, width));
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.Length != Width)
        {
            return false;
        }

        var characters = Characters;
        foreach (var character in text)
        {
            var digit = characters.IndexOf(character);
            if (digit < 0)
            {
                return false;
            }

            value = (value * (ulong)Base) + (ulong)digit;
        }

        return true;
    }

    internal override int Write(ulong value, Span<char> destination)
    {
        var characters = Characters;
        for (var i = Width - 1; i >= 0; i--)
        {
            destination[i] = characters[(int)(value % (ulong)Base)];
            value /= (ulong)Base;
        }

        return Width;
    }

    internal string Spell(long number)
    {
        Span<char> text = stackalloc char[SkuLimits.MaxNumberWidth];
        return text.Slice(0, Write((ulong)number, text)).ToString();
    }

    /// <summary>Takes a serial without its leading zeros too.</summary>
    internal override bool TryAccept(string value, out string spelling)
    {
        spelling = value.Length > 0 && value.Length < Width ? value.PadLeft(Width, '0') : value;
        return TryRead(spelling.AsSpan(), out _);
    }

    internal override string? Inspect(string text, FindingSink findings)
    {
        if (TryRead(text.AsSpan(), out _))
        {
            return text;
        }

        return Base == SerialBase.Base10 ? InspectDecimal(text, findings) : InspectBase32(text, findings);
    }

    internal override int Next(int state, char character) => state < Width && Characters.Contains(character) ? state + 1 : -1;

    internal override bool Accepts(int state) => state == Width;

    private string? InspectDecimal(string text, FindingSink findings)
    {
        if (!DigitText.Inspect(text, Width, Expected, findings, out var digits))
        {
            return null;
        }

        findings.Add(SkuFindingKind.MissingZeros, 0, text, Expected, digits);
        return digits;
    }

    // Lower case, and O, I and L for 0 and 1, can only mean one thing in this alphabet (Crockford's decoding rule).
    private string? InspectBase32(string text, FindingSink findings)
    {
        if (text.Length is 0 || text.Length > Width)
        {
            findings.Add(SkuFindingKind.WrongLength, Math.Min(text.Length, Width), text, Expected, null);
            return null;
        }

        var letters = text.ToCharArray();
        var isRepaired = true;
        for (var i = 0; i < letters.Length; i++)
        {
            var letter = Spelling.ToUpper(letters[i]);
            letter = letter is 'O' or 'I' or 'L' ? Spelling.LookAlikeDigit(letter) : letter;
            if (letter == letters[i] && Base32.Contains(letter))
            {
                continue;
            }

            var isKnown = Base32.Contains(letter);
            var kind = isKnown && letter == Spelling.ToUpper(letters[i]) ? SkuFindingKind.WrongCase : SkuFindingKind.WrongCharacter;
            findings.Add(kind, i, text.Substring(i, 1), "a character of 0-9A-Z without I, L, O, U", isKnown ? letter.ToString() : null);
            letters[i] = letter;
            isRepaired &= isKnown;
        }

        if (letters.Length == Width || !isRepaired)
        {
            return isRepaired ? new string(letters) : null;
        }

        var padded = new string(letters).PadLeft(Width, '0');
        findings.Add(SkuFindingKind.MissingZeros, 0, text, Expected, padded);
        return padded;
    }
}
