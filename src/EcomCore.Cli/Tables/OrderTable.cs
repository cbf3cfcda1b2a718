using NodaTime;

namespace EcomCore.Cli.Tables;

/// <summary>Reads <c>orders.csv</c> line by line, in memory bounded by customers and product codes, not by lines.</summary>
internal sealed class OrderTable : IDisposable
{
    private const int OrderId = 0;
    private const int CustomerId = 1;
    private const int Channel = 2;
    private const int Sku = 3;
    private const int Quantity = 4;
    private const int UnitPrice = 5;
    private const int OrderedAt = 6;

    // Larger amounts than these are typing errors, and their sums stay far from the limits of long and decimal.
    private const long MaxQuantity = 1_000_000_000;
    private const decimal MaxPrice = 1_000_000_000_000m;

    private static readonly string[] Columns = ["order_id", "customer_id", "channel", "sku", "quantity", "unit_price", "ordered_at"];

    private readonly CsvTable _table;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _channels;
    private readonly TextPool _codes = new();
    private readonly TextPool _customers = new();
    private string _lastOrder = string.Empty;
    private string _lastTime = string.Empty;
    private LocalDate _lastDate;

    private OrderTable(CsvTable table, Dictionary<string, int> channels)
    {
        _table = table;
        _channels = channels.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets the product codes as written, in the order of their first appearance.</summary>
    public IReadOnlyList<string> Codes => _codes.Texts;

    /// <summary>Opens the table; null, with complaints, when it cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="channels">Ids of the store's channels, in its order.</param>
    /// <param name="zone">Zone of the days.</param>
    /// <param name="complaints">Where faults go.</param>
    public static OrderTable? Open(string path, IReadOnlyList<string> channels, DateTimeZone zone, Complaints complaints)
    {
        var places = Enumerable.Range(0, channels.Count).ToDictionary(i => channels[i], i => i, StringComparer.Ordinal);
        return CsvTable.Open(path, Columns, [], zone, complaints) is { } table ? new OrderTable(table, places) : null;
    }

    /// <summary>Reads the good lines; bad ones become complaints and are left out.</summary>
    public IEnumerable<SaleLine> Lines()
    {
        while (_table.Read())
        {
            if (TryLine(out var line))
            {
                yield return line;
            }
        }
    }

    public void Dispose() => _table.Dispose();

    private bool TryLine(out SaleLine line)
    {
        var good = TryChannel(out var channel);
        good &= !_table.Span(Sku).IsEmpty || _table.Refuse(Sku, "expected a product code, found nothing");
        good &= !_table.Span(OrderId).IsEmpty || _table.Refuse(OrderId, "expected an order id, found nothing");
        good &= _table.TryWhole(Quantity, out var quantity, -MaxQuantity, MaxQuantity);
        good &= _table.TryMoney(UnitPrice, out var price);
        good = good && (Math.Abs(price) <= MaxPrice || _table.Refuse(UnitPrice, "expected at most 1,000,000,000,000", _table.Span(UnitPrice)));
        good &= TryDate(out var date);
        line = good
            ? new SaleLine(Order(), _customers.Texts[_customers.NumberOf(_table.Span(CustomerId))], channel, _codes.NumberOf(_table.Span(Sku)), quantity, price, date)
            : default;
        return good;
    }

    private bool TryChannel(out int channel) =>
        _channels.TryGetValue(_table.Span(Channel), out channel)
        || _table.Refuse(Channel, "expected a channel of store.json", _table.Span(Channel));

    // Lines of one order stand together and share their time: most need no parsing.
    private bool TryDate(out LocalDate date)
    {
        var text = _table.Span(OrderedAt);
        if (_lastTime.Length > 0 && text.SequenceEqual(_lastTime))
        {
            date = _lastDate;
            return true;
        }

        if (!_table.TryDate(OrderedAt, out date))
        {
            return false;
        }

        _lastTime = text.ToString();
        _lastDate = date;
        return true;
    }

    private string Order()
    {
        var text = _table.Span(OrderId);
        if (!text.SequenceEqual(_lastOrder))
        {
            _lastOrder = text.ToString();
        }

        return _lastOrder;
    }
}
