using System.Numerics;

namespace EcomCore.Sku;

/// <summary>One or two check characters over everything that stands before them, separators left out.</summary>
public sealed class CheckSegment : SkuSegment
{
    private readonly CharacterSet _characters;

    /// <summary>Creates a check segment.</summary>
    /// <param name="name">Unique in the schema.</param>
    /// <param name="scheme">How the characters are computed; the segments before must keep to its alphabet.</param>
    /// <exception cref="ArgumentNullException"><paramref name="scheme"/> is null.</exception>
    public CheckSegment(string name, CheckScheme scheme)
        : base(name)
    {
        Guard.NotNull(scheme);
        Scheme = scheme;
        _characters = new CharacterSet(scheme.CheckAlphabet);
        Expected = Spelling.Format(scheme.Length == 1 ? "1 check character ({1})" : "{0} check characters ({1})", scheme.Length, scheme.Name);
    }

    /// <summary>Gets how the characters are computed.</summary>
    public CheckScheme Scheme { get; }

    /// <inheritdoc/>
    public override string Kind => "check";

    /// <inheritdoc/>
    public override int MinLength => Scheme.Length;

    /// <inheritdoc/>
    public override int MaxLength => Scheme.Length;

    /// <inheritdoc/>
    public override BigInteger Capacity => BigInteger.One;

    /// <inheritdoc/>
    public override string Expected { get; }

    internal override CharacterSet Characters => _characters;

    internal override bool TryRead(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        return text.Length == Scheme.Length && _characters.Contains(text[0]) && (Scheme.Length == 1 || _characters.Contains(text[1]));
    }

    internal override int Write(ulong value, Span<char> destination) => throw new NotSupportedException();

    internal override string? Inspect(string text, FindingSink findings)
    {
        if (TryRead(text.AsSpan(), out _))
        {
            return text;
        }

        var upper = Spelling.ToUpper(text);
        if (TryRead(upper.AsSpan(), out _))
        {
            findings.Add(SkuFindingKind.WrongCase, 0, text, Expected, upper);
            return upper;
        }

        findings.Add(text.Length == Scheme.Length ? SkuFindingKind.WrongCharacter : SkuFindingKind.WrongLength, 0, text, Expected, null);
        return null;
    }

    internal override int Next(int state, char character) => state < Scheme.Length && _characters.Contains(character) ? state + 1 : -1;

    internal override bool Accepts(int state) => state == Scheme.Length;
}
