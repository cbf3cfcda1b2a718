namespace EcomCore.Sku;

/// <summary>A segment as JSON or options describe it, before it is checked; what is not set is null.</summary>
internal sealed class SegmentDraft
{
    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Text { get; set; }

    public IReadOnlyList<SkuChoice>? Values { get; set; }

    public string? Alphabet { get; set; }

    public long? Min { get; set; }

    public long? Max { get; set; }

    public long? Width { get; set; }

    public long? Pivot { get; set; }

    public long? Base { get; set; }

    public string? Scheme { get; set; }

    /// <summary>The properties, name and kind apart, that a kind has; null for an unknown kind.</summary>
    public static IReadOnlyList<string>? PropertiesOf(string? kind) => kind switch
    {
        "literal" => ["text"],
        "choice" => ["values"],
        "text" => ["alphabet", "min", "max"],
        "number" => ["width", "min", "max"],
        "yearMonth" => ["pivot"],
        "serial" => ["width", "base"],
        "check" => ["scheme"],
        _ => null,
    };

    public static IReadOnlyList<string> Kinds { get; } = ["literal", "choice", "text", "number", "yearMonth", "serial", "check"];

    /// <summary>The properties, name and kind apart, that are set.</summary>
    public IEnumerable<string> Set()
    {
        (string Name, object? Value)[] all =
        [
            ("text", Text), ("values", Values), ("alphabet", Alphabet), ("min", Min), ("max", Max),
            ("width", Width), ("pivot", Pivot), ("base", Base), ("scheme", Scheme),
        ];
        return all.Where(property => property.Value is not null).Select(property => property.Name);
    }

    /// <summary>The segment, or null with at least one fault added.</summary>
    public SkuSegment? Build(int index, Action<string, string> fault)
    {
        var faults = Faults().ToList();
        var name = Name ?? (Kind is "literal" or "check" ? Spelling.Format("{0} {1}", Kind, index + 1) : null);
        if (name is null)
        {
            faults.Insert(0, new SegmentFault("name", "missing"));
        }
        else if (SkuSegment.NameFault(name) is { } wrong)
        {
            faults.Insert(0, new SegmentFault("name", wrong));
        }

        foreach (var (property, message) in faults)
        {
            fault(property, message);
        }

        return faults.Count == 0 ? Create(name!) : null;
    }

    private IEnumerable<SegmentFault> Faults() => Kind switch
    {
        "literal" when Text is null => Missing("text"),
        "literal" => LiteralSegment.FaultsOf(Text),
        "choice" when Values is null => Missing("values"),
        "choice" => ChoiceSegment.FaultsOf(Values),
        "text" when Alphabet is null || Min is null || Max is null =>
            Missing(Alphabet is null ? "alphabet" : null, Min is null ? "min" : null, Max is null ? "max" : null),
        "text" => TextSegment.FaultsOf(Alphabet, Min.Value, Max.Value),
        "number" when Width is null => Missing("width"),
        "number" => NumberSegment.FaultsOf(Width.Value, Min ?? 0, Max ?? LargestNumber),
        "yearMonth" => YearMonthSegment.FaultsOf(Pivot ?? YearMonthSegment.DefaultPivot),
        "serial" when Width is null => Missing("width"),
        "serial" => SerialSegment.FaultsOf(Width.Value, Base ?? (long)SerialBase.Base10),
        "check" when Scheme is null => Missing("scheme"),
        "check" when !CheckScheme.TryFind(Scheme, out _) => [new SegmentFault(
            "scheme", $"expected one of {string.Join(", ", CheckScheme.All)}, found {Spelling.Quote(Scheme)}")],
        "check" => [],
        null => Missing("kind"),
        _ => [new SegmentFault("kind", $"expected one of {string.Join(", ", Kinds)}, found {Spelling.Quote(Kind)}")],
    };

    private long LargestNumber => Width is >= 1 and <= SkuLimits.MaxNumberWidth ? NumberSegment.LargestOf((int)Width.Value) : 0;

    private static IEnumerable<SegmentFault> Missing(params string?[] properties) =>
        properties.Where(property => property is not null).Select(property => new SegmentFault(property!, "missing"));

    private SkuSegment Create(string name)
    {
        switch (Kind)
        {
            case "literal":
                return new LiteralSegment(name, Text!);
            case "choice":
                return new ChoiceSegment(name, [.. Values!]);
            case "text":
                return new TextSegment(name, Alphabet!, (int)Min!.Value, (int)Max!.Value);
            case "number":
                return new NumberSegment(name, (int)Width!.Value, Min ?? 0, Max ?? LargestNumber);
            case "yearMonth":
                return new YearMonthSegment(name, (int)(Pivot ?? YearMonthSegment.DefaultPivot));
            case "serial":
                return new SerialSegment(name, (int)Width!.Value, (SerialBase)(Base ?? (long)SerialBase.Base10));
            default:
                CheckScheme.TryFind(Scheme, out var scheme);
                return new CheckSegment(name, scheme!);
        }
    }
}
