using System.Runtime.InteropServices;
using EcomCore.Inventory;

namespace EcomCore.Cli.Tables;

/// <summary>Reads <c>order_id,sku,quantity</c>. Rows of one order need not stand together; orders come in the order of their first rows.</summary>
internal sealed class SourcingLineTable
{
    /// <summary>The warehouse's name in rows of units that wait, and the order's name in costs that hold for all orders.</summary>
    public const string Waiting = "*";

    private const int OrderId = 0;
    private const int Sku = 1;
    private const int Quantity = 2;

    private readonly List<long> _units = [];
    private readonly TextPool _skus = new();
    private readonly Dictionary<(int Order, int Sku), int> _places = [];

    private SourcingLineTable()
    {
    }

    /// <summary>Gets the orders' names in the order of their first rows.</summary>
    public TextPool Ids { get; } = new();

    /// <summary>Gets the items and units of each order, each item once.</summary>
    public List<List<SkuQuantity>> Lines { get; } = [];

    /// <summary>Reads the file; null when it cannot be opened. Rows with faults are complaints and left out.</summary>
    public static SourcingLineTable? Read(string path, Complaints complaints, Action<long> progress)
    {
        using var table = CsvTable.Open(path, ["order_id", "sku", "quantity"], [], NodaTime.DateTimeZone.Utc, complaints);
        if (table is null)
        {
            return null;
        }

        var rows = new SourcingLineTable();
        while (table.Read())
        {
            progress(table.Line);
            rows.AddRow(table);
        }

        return rows;
    }

    private void AddRow(CsvTable table)
    {
        if (!(TryId(table, out var order) & table.TryText(Sku, out _) & table.TryWhole(Quantity, out var quantity, 1, SourcingOrder.MaxUnits)))
        {
            return;
        }

        if (quantity > SourcingOrder.MaxUnits - _units[order])
        {
            table.Refuse(Quantity, $"expected at most {SourcingOrder.MaxUnits} units in an order", table.Span(Quantity));
            return;
        }

        _units[order] += quantity;
        AddLine(table, order, quantity);
    }

    private bool TryId(CsvTable table, out int order)
    {
        order = -1;
        var id = table.Span(OrderId);
        if (id.IsEmpty || id.SequenceEqual(Waiting))
        {
            return table.Refuse(OrderId, $"expected an order's name other than {Waiting}, which stands for all orders", id);
        }

        order = Ids.NumberOf(id);
        if (order == Lines.Count)
        {
            Lines.Add([]);
            _units.Add(0);
        }

        return true;
    }

    private void AddLine(CsvTable table, int order, long quantity)
    {
        var sku = _skus.NumberOf(table.Span(Sku));
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, (order, sku), out var isKnown);
        var lines = Lines[order];
        if (isKnown)
        {
            lines[place] = lines[place] with { Quantity = lines[place].Quantity + quantity };
        }
        else if (lines.Count == SourcingOrder.MaxLines)
        {
            table.Refuse(Sku, $"expected at most {SourcingOrder.MaxLines} items in an order", table.Span(Sku));
        }
        else
        {
            place = lines.Count;
            lines.Add(new SkuQuantity(_skus.Texts[sku], quantity));
        }
    }
}
