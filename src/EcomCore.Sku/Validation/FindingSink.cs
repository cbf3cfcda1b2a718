namespace EcomCore.Sku;

/// <summary>Collects findings while a text is looked at part by part, and puts them at their places in the original.</summary>
internal sealed class FindingSink
{
    private readonly List<SkuFinding>? _findings = [];
    private CleanText? _text;
    private string? _segment;
    private int _start;

    public FindingSink()
    {
    }

    private FindingSink(List<SkuFinding>? findings) => _findings = findings;

    /// <summary>Gets the sink for those who only ask whether a text can be repaired; keeps nothing.</summary>
    public static FindingSink Nowhere { get; } = new(null);

    public int Count => _findings?.Count ?? 0;

    public bool Any(SkuFindingKind kind) => _findings?.Exists(finding => finding.Kind == kind) == true;

    /// <summary>In rising order of position; of equal positions, in the order found.</summary>
    public IReadOnlyList<SkuFinding> Sorted()
    {
        var findings = _findings ?? [];
        for (var i = 1; i < findings.Count; i++)
        {
            if (findings[i].Position < findings[i - 1].Position)
            {
                return [.. findings.OrderBy(finding => finding.Position)];
            }
        }

        return findings;
    }

    /// <summary>From here on findings are about a segment whose text starts at an index of the clean text.</summary>
    public FindingSink At(CleanText? text, string segment, int start)
    {
        if (_findings is null)
        {
            return this;
        }

        _text = text;
        _segment = segment;
        _start = start;
        return this;
    }

    public void Add(SkuFindingKind kind, int offset, string found, string expected, string? suggestion)
    {
        if (_findings is null)
        {
            return;
        }

        var place = _text is null ? _start + offset : _text.PlaceOf(_start + offset);
        _findings.Add(new SkuFinding(kind, _segment, place, expected, found, suggestion));
    }

    /// <summary>A finding about the text as a whole, at a place of the original.</summary>
    public void AddWhole(SkuFindingKind kind, int place, string found, string expected, string? suggestion) =>
        _findings?.Add(new SkuFinding(kind, null, place, expected, found, suggestion));
}
