using System.Numerics;

namespace EcomCore.Sku;

/// <summary>A fixed text, such as a brand's prefix.</summary>
public sealed class LiteralSegment : SkuSegment
{
    /// <summary>Creates a literal.</summary>
    /// <param name="name">Unique in the schema.</param>
    /// <param name="text">1 to 32 printable ASCII characters.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not such a text.</exception>
    public LiteralSegment(string name, string text)
        : base(Checked(name, FaultsOf(text)))
    {
        Text = text;
        Characters = new CharacterSet(text);
    }

    /// <summary>Gets the text.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string Kind => "literal";

    /// <inheritdoc/>
    public override int MinLength => Text.Length;

    /// <inheritdoc/>
    public override int MaxLength => Text.Length;

    /// <inheritdoc/>
    public override BigInteger Capacity => BigInteger.One;

    /// <inheritdoc/>
    public override string Expected => $"'{Text}'";

    internal override CharacterSet Characters { get; }

    internal static IEnumerable<SegmentFault> FaultsOf(string? text)
    {
        if (text is null || text.Length == 0 || text.Length > SkuLimits.MaxChoiceLength || !text.All(Spelling.IsPrintable))
        {
            yield return new SegmentFault("text", Spelling.Format(
                "expected 1 to {0} printable ASCII characters, found {1}", SkuLimits.MaxChoiceLength, Spelling.Quote(text ?? string.Empty)));
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        return text.SequenceEqual(Text.AsSpan());
    }

    internal override int Write(ulong value, Span<char> destination)
    {
        Text.AsSpan().CopyTo(destination);
        return Text.Length;
    }

    internal override string? Inspect(string text, FindingSink findings)
    {
        if (string.Equals(text, Text, StringComparison.Ordinal))
        {
            return Text;
        }

        if (string.Equals(Spelling.ToUpper(text), Spelling.ToUpper(Text), StringComparison.Ordinal))
        {
            findings.Add(SkuFindingKind.WrongCase, 0, text, Expected, Text);
            return Text;
        }

        findings.Add(SkuFindingKind.WrongLiteral, 0, text, Expected, Text);
        return null;
    }

    internal override int Next(int state, char character) => state < Text.Length && Text[state] == character ? state + 1 : -1;

    internal override bool Accepts(int state) => state == Text.Length;
}
