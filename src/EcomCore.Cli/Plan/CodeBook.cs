using EcomCore.Sku;

namespace EcomCore.Cli.Plan;

/// <summary>Every product code of a store as written, what it means, and how often it was met.</summary>
/// <param name="schema">The store's schema; null when it has none, and every code is taken as it is.</param>
internal sealed class CodeBook(SkuSchema? schema)
{
    private readonly Dictionary<string, CodeUse> _uses = new(StringComparer.Ordinal);

    public bool HasSchema => schema is not null;

    /// <summary>Gets the codes in the order of their first use.</summary>
    public IReadOnlyCollection<CodeUse> Uses => _uses.Values;

    public CodeUse Of(string text)
    {
        if (!_uses.TryGetValue(text, out var use))
        {
            var report = schema?.Validate(text);
            use = new CodeUse(text, report is null ? text : report.Canonical, report?.Findings ?? []);
            _uses.Add(text, use);
        }

        return use;
    }
}
