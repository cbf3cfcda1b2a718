namespace EcomCore.Inventory;

/// <summary>What lies in which warehouse. Immutable; memory grows with the rows, not with items times warehouses.</summary>
public sealed class WarehouseStock
{
    /// <summary>The most warehouses.</summary>
    public const int MaxWarehouses = 4096;

    private readonly Dictionary<string, int> _items;
    private readonly Dictionary<string, int> _warehouseNumbers;
    private readonly string[] _skus;
    private readonly string[] _warehouses;

    // The rows of item i are those from _starts[i] to _starts[i + 1], in the order of their warehouses' first appearance.
    private readonly int[] _starts;
    private readonly int[] _warehouseOf;
    private readonly long[] _units;

    private WarehouseStock(WarehouseStock like, long[] units)
    {
        (_items, _warehouseNumbers, _skus, _warehouses) = (like._items, like._warehouseNumbers, like._skus, like._warehouses);
        (_starts, _warehouseOf) = (like._starts, like._warehouseOf);
        _units = units;
    }

    private WarehouseStock(
        Dictionary<string, int> items, Dictionary<string, int> warehouseNumbers, int[] starts, int[] warehouseOf, long[] units)
    {
        _items = items;
        _warehouseNumbers = warehouseNumbers;
        _skus = InOrder(items);
        _warehouses = InOrder(warehouseNumbers);
        (_starts, _warehouseOf, _units) = (starts, warehouseOf, units);
    }

    /// <summary>Gets the warehouses in the order of their first row.</summary>
    public IReadOnlyList<string> Warehouses => _warehouses;

    /// <summary>Gets the items in the order of their first row.</summary>
    public IReadOnlyList<string> Skus => _skus;

    internal ReadOnlySpan<int> Starts => _starts;

    internal ReadOnlySpan<int> WarehouseOf => _warehouseOf;

    internal ReadOnlySpan<long> UnitsOf => _units;

    /// <summary>Builds the stock from rows in any order.</summary>
    /// <param name="rows">Rows; each item at most once per warehouse; at most 4,096 warehouses.</param>
    /// <returns>The stock.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">A name is empty, an item appears twice in a warehouse, units are negative, or there are too many warehouses; the
    /// message names item, warehouse and value.</exception>
    public static WarehouseStock Of(IEnumerable<WarehouseUnits> rows)
    {
        Guard.NotNull(rows);
        var items = new Dictionary<string, int>(StringComparer.Ordinal);
        var warehouses = new Dictionary<string, int>(StringComparer.Ordinal);
        var read = new List<(int Item, int Warehouse, long Units)>();
        foreach (var row in rows)
        {
            if (string.IsNullOrEmpty(row.Sku) || string.IsNullOrEmpty(row.Warehouse) || row.Units < 0)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Expected an item, a warehouse and 0 or more units; found item '{row.Sku}', warehouse '{row.Warehouse}', {row.Units}."), nameof(rows));
            }

            read.Add((NumberOf(items, row.Sku), NumberOf(warehouses, row.Warehouse), row.Units));
            NamedGuard.Count("warehouses", warehouses.Count, 1, MaxWarehouses, nameof(rows));
        }

        return Sort(read, items, warehouses);
    }

    /// <summary>Finds what a warehouse has of an item.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="sku">The item.</param>
    /// <returns>Units; 0 for an item or a warehouse without a row.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public long UnitsIn(string warehouse, string sku)
    {
        Guard.NotNull(warehouse);
        Guard.NotNull(sku);
        if (!_items.TryGetValue(sku, out var item) || !_warehouseNumbers.TryGetValue(warehouse, out var number))
        {
            return 0;
        }

        var at = Array.IndexOf(_warehouseOf, number, _starts[item], _starts[item + 1] - _starts[item]);
        return at < 0 ? 0 : _units[at];
    }

    /// <summary>Lists the rows, item by item.</summary>
    /// <returns>The rows in the order of the items' first rows, inside an item in that of the warehouses.</returns>
    public IEnumerable<WarehouseUnits> Rows()
    {
        for (var item = 0; item < _skus.Length; item++)
        {
            for (var at = _starts[item]; at < _starts[item + 1]; at++)
            {
                yield return new WarehouseUnits(_warehouses[_warehouseOf[at]], _skus[item], _units[at]);
            }
        }
    }

    internal bool TryItem(string sku, out int item) => _items.TryGetValue(sku, out item);

    internal bool TryWarehouse(string warehouse, out int number) => _warehouseNumbers.TryGetValue(warehouse, out number);

    internal WarehouseStock With(long[] units) => new(this, units);

    private static WarehouseStock Sort(
        List<(int Item, int Warehouse, long Units)> rows, Dictionary<string, int> items, Dictionary<string, int> warehouses)
    {
        rows.Sort((a, b) => a.Item != b.Item ? a.Item.CompareTo(b.Item) : a.Warehouse.CompareTo(b.Warehouse));
        var starts = new int[items.Count + 1];
        var warehouseOf = new int[rows.Count];
        var units = new long[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            (var item, warehouseOf[i], units[i]) = rows[i];
            starts[item + 1] = i + 1;
            if (i > 0 && rows[i - 1].Item == item && warehouseOf[i - 1] == warehouseOf[i])
            {
                throw new ArgumentException(
                    $"Item '{InOrder(items)[item]}', warehouse '{InOrder(warehouses)[warehouseOf[i]]}': expected once, found again.", nameof(rows));
            }
        }

        return new WarehouseStock(items, warehouses, starts, warehouseOf, units);
    }

    private static string[] InOrder(Dictionary<string, int> numbers)
    {
        var names = new string[numbers.Count];
        foreach (var pair in numbers)
        {
            names[pair.Value] = pair.Key;
        }

        return names;
    }

    private static int NumberOf(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            number = numbers.Count;
            numbers.Add(name, number);
        }

        return number;
    }
}
