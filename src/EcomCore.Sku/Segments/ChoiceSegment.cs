using System.Numerics;

namespace EcomCore.Sku;

/// <summary>One of a list of codes, each with a meaning, such as the platform.</summary>
/// <remarks>Found by one hash look-up, without allocating.</remarks>
public sealed class ChoiceSegment : SkuSegment
{
    private const int MaxListed = 8;

    private readonly SkuChoice[] _choices;
    private readonly ChoiceTable _table;
    private readonly Lazy<ChoiceTrie> _trie;
    private readonly Lazy<Dictionary<string, int>> _folded;

    /// <summary>Creates a choice from codes and their meanings.</summary>
    /// <param name="name">Unique in the schema.</param>
    /// <param name="values">1 to 100,000 different codes, each of 1 to 32 printable ASCII characters; the order is kept. A meaning may be empty, not null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no code, or one is not as described, or two are equal, or a meaning is null or not valid Unicode.</exception>
    public ChoiceSegment(string name, IEnumerable<KeyValuePair<string, string>> values)
        : this(name, Choices(values))
    {
    }

    /// <summary>Creates a choice from codes and their meanings.</summary>
    /// <param name="name">Unique in the schema.</param>
    /// <param name="values">1 to 100,000 different codes, each of 1 to 32 printable ASCII characters; the order is kept. A meaning may be empty, not null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no code, or one is not as described, or two are equal, or a meaning is null or not valid Unicode.</exception>
    public ChoiceSegment(string name, params SkuChoice[] values)
        : base(Checked(name, FaultsOf(values)))
    {
        _choices = [.. values];
        MinLength = _choices.Min(choice => choice.Code.Length);
        MaxLength = _choices.Max(choice => choice.Code.Length);
        Characters = new CharacterSet(_choices.SelectMany(choice => choice.Code));
        _table = new ChoiceTable(_choices);
        _trie = new Lazy<ChoiceTrie>(() => new ChoiceTrie(_choices));
        _folded = new Lazy<Dictionary<string, int>>(FoldedCodes);
        Expected = Describe(_choices);
    }

    /// <summary>Gets the codes and their meanings, in the order given.</summary>
    public IReadOnlyList<SkuChoice> Values => _choices;

    /// <inheritdoc/>
    public override string Kind => "choice";

    /// <inheritdoc/>
    public override int MinLength { get; }

    /// <inheritdoc/>
    public override int MaxLength { get; }

    /// <inheritdoc/>
    public override BigInteger Capacity => _choices.Length;

    /// <inheritdoc/>
    public override string Expected { get; }

    internal override CharacterSet Characters { get; }

    internal static IEnumerable<SegmentFault> FaultsOf(IReadOnlyList<SkuChoice> values)
    {
        Guard.NotNull(values);
        if (values.Count is 0 or > SkuLimits.MaxChoices)
        {
            yield return new SegmentFault("values", Spelling.Format("expected 1 to {0} codes, found {1}", SkuLimits.MaxChoices, values.Count));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (code, meaning) in values)
        {
            if (code is null || code.Length == 0 || code.Length > SkuLimits.MaxChoiceLength || !code.All(Spelling.IsPrintable))
            {
                yield return new SegmentFault("values", Spelling.Format(
                    "expected codes of 1 to {0} printable ASCII characters, found {1}", SkuLimits.MaxChoiceLength, Spelling.Quote(code ?? string.Empty)));
            }
            else if (!seen.Add(code))
            {
                yield return new SegmentFault("values", $"the code '{code}' is listed twice");
            }

            if (meaning is null || !Spelling.IsUnicode(meaning))
            {
                yield return new SegmentFault("values", $"expected a meaning that is valid Unicode for the code {Spelling.Quote(code ?? string.Empty)}, found {(meaning is null ? "null" : Spelling.Quote(meaning))}");
            }
        }
    }

    internal override bool TryRead(ReadOnlySpan<char> text, out ulong value)
    {
        var index = _table.Find(text);
        value = (ulong)index;
        return index >= 0;
    }

    internal override int Write(ulong value, Span<char> destination)
    {
        var code = _choices[(int)value].Code;
        code.AsSpan().CopyTo(destination);
        return code.Length;
    }

    internal override string? Inspect(string text, FindingSink findings)
    {
        if (_table.Find(text.AsSpan()) >= 0)
        {
            return text;
        }

        if (text.Length > 0 && _folded.Value.TryGetValue(Fold(text), out var index) && index >= 0)
        {
            var code = _choices[index].Code;
            var kind = code.Length == text.Length ? SkuFindingKind.WrongCase : SkuFindingKind.MissingZeros;
            findings.Add(kind, 0, text, Expected, code);
            return code;
        }

        findings.Add(SkuFindingKind.UnknownValue, 0, text, Expected, NearCode.UniqueNear(text, _choices));
        return null;
    }

    internal override int Next(int state, char character) => _trie.Value.Next(state, character);

    internal override bool Accepts(int state) => _trie.Value.Accepts(state);

    private static string Describe(SkuChoice[] choices)
    {
        var listed = string.Join(", ", choices.Take(MaxListed).Select(choice => choice.Code));
        return choices.Length switch
        {
            1 => listed,
            <= MaxListed => $"one of {listed}",
            _ => Spelling.Format("one of {0} codes: {1}, ...", choices.Length, listed),
        };
    }

    private static SkuChoice[] Choices(IEnumerable<KeyValuePair<string, string>> values)
    {
        Guard.NotNull(values);
        return [.. values.Select(pair => new SkuChoice(pair.Key, pair.Value))];
    }

    /// <summary>Case and leading zeros do not count.</summary>
    private static string Fold(string code) => Spelling.AreDigits(code) ? Spelling.TrimZeros(code) : Spelling.ToUpper(code);

    /// <summary>The only code of each folded form; -1 where several share it.</summary>
    private Dictionary<string, int> FoldedCodes()
    {
        var folded = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _choices.Length; i++)
        {
            var form = Fold(_choices[i].Code);
            folded[form] = folded.ContainsKey(form) ? -1 : i;
        }

        return folded;
    }
}
