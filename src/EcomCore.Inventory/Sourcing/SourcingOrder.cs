namespace EcomCore.Inventory;

/// <summary>An order that waits for a warehouse. Immutable.</summary>
public sealed class SourcingOrder
{
    /// <summary>The most units of an order.</summary>
    public const long MaxUnits = 1_000_000_000_000_000;

    /// <summary>The most different items of an order.</summary>
    public const int MaxLines = 10_000;

    private static readonly string[] None = [];
    private static readonly ShippingOption[] Usual = [];

    /// <summary>Creates an order.</summary>
    /// <param name="id">The order's name; not empty.</param>
    /// <param name="lines">Items and units, 1 or more each; an item that comes again is added to its first line. Together at most 1e15 units and
    /// 10,000 different items.</param>
    /// <param name="excluded">Warehouses that may not ship this order; null for none. Names without stock do no harm.</param>
    /// <param name="shipping">What shipping this order costs where it differs from the usual; null for nowhere. The last word on a warehouse counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/>, <paramref name="lines"/>, an item or an option is null.</exception>
    /// <exception cref="ArgumentException">The name or an item is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is below 1, they add up to more than <see cref="MaxUnits"/>, or there are more than
    /// <see cref="MaxLines"/> items.</exception>
    public SourcingOrder(
        string id, IEnumerable<SkuQuantity> lines, IEnumerable<string>? excluded = null, IEnumerable<ShippingOption>? shipping = null)
    {
        Guard.NotEmpty(id);
        Guard.NotNull(lines);
        Id = id;
        Lines = Merge(id, lines);
        Excluded = excluded is null ? None : [.. excluded];
        Shipping = shipping is null ? Usual : [.. shipping];
        foreach (var option in Shipping)
        {
            Guard.NotNull(option, nameof(shipping));
        }
    }

    /// <summary>Gets the order's name.</summary>
    public string Id { get; }

    /// <summary>Gets the items, each once, in the order of their first line.</summary>
    public IReadOnlyList<SkuQuantity> Lines { get; }

    /// <summary>Gets the warehouses that may not ship this order.</summary>
    public IReadOnlyList<string> Excluded { get; }

    /// <summary>Gets what shipping this order costs where it differs from the usual.</summary>
    public IReadOnlyList<ShippingOption> Shipping { get; }

    private static SkuQuantity[] Merge(string id, IEnumerable<SkuQuantity> lines)
    {
        var merged = new List<SkuQuantity>();
        Dictionary<string, int>? places = null;
        var total = 0L;
        foreach (var line in lines)
        {
            Guard.NotEmpty(line.Sku, nameof(lines));
            if (line.Quantity < 1 || line.Quantity > MaxUnits - total)
            {
                throw new ArgumentOutOfRangeException(nameof(lines), line.Quantity, FormattableString.Invariant(
                    $"Order '{id}', item '{line.Sku}': expected 1 or more units and at most {MaxUnits} in the order; found {line.Quantity}."));
            }

            total += line.Quantity;
            var at = PlaceOf(line.Sku, merged, ref places);
            if (at < 0)
            {
                merged.Add(line);
                NamedGuard.Count("items in an order", merged.Count, 1, MaxLines, nameof(lines));
            }
            else
            {
                merged[at] = new SkuQuantity(line.Sku, merged[at].Quantity + line.Quantity);
            }
        }

        return [.. merged];
    }

    /// <summary>The place of an item among the lines so far, or -1. Most orders are short: they need no index.</summary>
    private static int PlaceOf(string sku, List<SkuQuantity> merged, ref Dictionary<string, int>? places)
    {
        const int Short = 8;
        if (places is null && merged.Count < Short)
        {
            for (var i = 0; i < merged.Count; i++)
            {
                if (string.Equals(merged[i].Sku, sku, StringComparison.Ordinal))
                {
                    return i;
                }
            }

            return -1;
        }

        places ??= Index(merged);
        if (places.TryGetValue(sku, out var place))
        {
            return place;
        }

        places.Add(sku, merged.Count);
        return -1;
    }

    private static Dictionary<string, int> Index(List<SkuQuantity> merged)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < merged.Count; i++)
        {
            places.Add(merged[i].Sku, i);
        }

        return places;
    }
}
