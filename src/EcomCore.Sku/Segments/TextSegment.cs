using System.Numerics;

namespace EcomCore.Sku;

/// <summary>Free characters of an alphabet, such as a style number.</summary>
public sealed class TextSegment : SkuSegment
{
    private readonly BigInteger _capacity;

    /// <summary>Creates a text segment.</summary>
    /// <param name="name">Unique in the schema.</param>
    /// <param name="alphabet">Printable ASCII characters and ranges of them, such as <c>A-Z0-9</c>; a hyphen at an end stands for itself.</param>
    /// <param name="min">Fewest characters, inclusive; 0 or more.</param>
    /// <param name="max">Most characters, inclusive; 1 to 256 and not below <paramref name="min"/>.</param>
    /// <exception cref="ArgumentException">An argument is not as described.</exception>
    public TextSegment(string name, string alphabet, int min, int max)
        : base(Checked(name, FaultsOf(alphabet, min, max)))
    {
        Characters = CharacterSet.Parse(alphabet);
        Alphabet = Characters.ToString();
        MinLength = min;
        MaxLength = max;
        for (var length = min; length <= max; length++)
        {
            _capacity += BigInteger.Pow(Characters.Count, length);
        }

        CharacterBits = BitsFor(Characters.Count - 1);
        LengthBits = BitsFor(max - min);
        Expected = Spelling.Format(min == max ? "{0} characters of {2}" : "{0} to {1} characters of {2}", min, max, Alphabet);
    }

    /// <summary>Gets the characters allowed, as ranges in rising order.</summary>
    public string Alphabet { get; }

    /// <inheritdoc/>
    public override string Kind => "text";

    /// <inheritdoc/>
    public override int MinLength { get; }

    /// <inheritdoc/>
    public override int MaxLength { get; }

    /// <inheritdoc/>
    public override BigInteger Capacity => _capacity;

    /// <inheritdoc/>
    public override string Expected { get; }

    internal override CharacterSet Characters { get; }

    internal override int Bits => 0;

    internal int CharacterBits { get; }

    internal int LengthBits { get; }

    internal static IEnumerable<SegmentFault> FaultsOf(string? alphabet, long min, long max)
    {
        if (!CharacterSet.TryParse(alphabet ?? string.Empty, out _, out var fault))
        {
            yield return new SegmentFault("alphabet", fault);
        }

        if (max is < 1 or > SkuLimits.MaxCodeLength)
        {
            yield return new SegmentFault("max", Spelling.Format("expected 1 to {0}, found {1}", SkuLimits.MaxCodeLength, max));
        }
        else if (min < 0 || min > max)
        {
            yield return new SegmentFault("min", Spelling.Format("expected 0 to {0}, found {1}", max, min));
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.Length < MinLength || text.Length > MaxLength)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!Characters.Contains(character))
            {
                return false;
            }
        }

        return true;
    }

    internal override int Write(ulong value, Span<char> destination) => throw new NotSupportedException();

    internal override string? Inspect(string text, FindingSink findings)
    {
        var letters = text.ToCharArray();
        int firstCase = -1, wrong = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            if (Characters.Contains(letters[i]))
            {
                continue;
            }

            var upper = Spelling.ToUpper(letters[i]);
            var folded = upper != letters[i] ? upper : Spelling.ToLower(letters[i]);
            if (Characters.Contains(folded))
            {
                letters[i] = folded;
                firstCase = firstCase < 0 ? i : firstCase;
            }
            else
            {
                findings.Add(SkuFindingKind.WrongCharacter, i, text.Substring(i, 1), $"a character of {Alphabet}", null);
                wrong++;
            }
        }

        var repaired = new string(letters);
        if (firstCase >= 0)
        {
            findings.Add(SkuFindingKind.WrongCase, firstCase, text, Expected, wrong == 0 ? repaired : null);
        }

        if (text.Length < MinLength || text.Length > MaxLength)
        {
            findings.Add(SkuFindingKind.WrongLength, Math.Min(text.Length, MaxLength), text, Expected, null);
            return null;
        }

        return wrong == 0 ? repaired : null;
    }

    internal override int Next(int state, char character) => state < MaxLength && Characters.Contains(character) ? state + 1 : -1;

    internal override bool Accepts(int state) => state >= MinLength;
}
