using EcomCore.Segmentation;
using NodaTime;

namespace EcomCore.Cli.Tables;

/// <summary>Order lines as the customer commands take them: customer, time, money, and the order and the currency where there is one.</summary>
internal sealed class PurchaseTable : IDisposable
{
    private const int CustomerId = 0;
    private const int OrderedAt = 1;
    private const int OrderId = 2;
    private const int Amount = 3;
    private const int Quantity = 4;
    private const int UnitPrice = 5;
    private const int Currency = 6;

    private const long MaxQuantity = 1_000_000_000;

    private static readonly string[] Required = ["customer_id", "ordered_at"];
    private static readonly string[] Optional = ["order_id", "amount", "quantity", "unit_price", "currency"];

    private readonly CsvTable _table;
    private char[] _lastTime = [];
    private LocalDate _lastDate;
    private string? _currency;
    private long _currencyLine;

    private PurchaseTable(CsvTable table) => _table = table;

    /// <summary>Opens the table; null, with complaints, when it cannot be read or has no money.</summary>
    public static PurchaseTable? Open(string path, DateTimeZone zone, Complaints complaints)
    {
        var table = CsvTable.Open(path, Required, Optional, zone, complaints);
        if (table is null || table.Has(Amount) || (table.Has(Quantity) && table.Has(UnitPrice)))
        {
            return table is null ? null : new PurchaseTable(table);
        }

        complaints.Add(path, 1, "amount", "the column is missing; expected amount, or quantity and unit_price");
        table.Dispose();
        return null;
    }

    /// <summary>Adds the next good line; bad ones become complaints and are left out.</summary>
    /// <returns>False at the end.</returns>
    public bool AddNextTo(CustomerTableBuilder customers)
    {
        var found = Next(out var date, out var money, out var isReturn);
        if (found)
        {
            customers.Add(_table.Span(CustomerId), date, money, _table.Span(OrderId), isReturn);
        }

        return found;
    }

    /// <inheritdoc cref="AddNextTo(CustomerTableBuilder)"/>
    public bool AddNextTo(CustomerHistoriesBuilder customers)
    {
        var found = Next(out var date, out var money, out var isReturn);
        if (found)
        {
            customers.Add(_table.Span(CustomerId), date, money, isReturn);
        }

        return found;
    }

    /// <summary>The good lines one by one; bad ones become complaints.</summary>
    public IEnumerable<OrderLine> Lines()
    {
        while (Next(out var date, out var money, out var isReturn))
        {
            yield return new OrderLine(_table.Text(CustomerId), date, money, _table.Text(OrderId), isReturn);
        }
    }

    public void Dispose() => _table.Dispose();

    /// <summary>Moves to the next good line.</summary>
    private bool Next(out LocalDate date, out decimal money, out bool isReturn)
    {
        while (_table.Read())
        {
            var good = TryDate(out date);
            good &= TryMoney(out money, out isReturn);
            good &= IsOneCurrency();
            if (good)
            {
                return true;
            }
        }

        (date, money, isReturn) = (default, 0m, false);
        return false;
    }

    private bool TryMoney(out decimal money, out bool isReturn)
    {
        if (_table.Has(Amount))
        {
            isReturn = false;
            return _table.TryMoney(Amount, out money) && IsWithin(money, Amount);
        }

        var good = _table.TryWhole(Quantity, out var quantity, -MaxQuantity, MaxQuantity);
        good &= _table.TryMoney(UnitPrice, out var price) && IsWithin(price, UnitPrice);
        money = good ? quantity * price : 0m;
        isReturn = quantity < 0;
        return good && IsWithin(money, UnitPrice);
    }

    // Sums over two currencies would mean nothing.
    private bool IsOneCurrency()
    {
        var found = _table.Span(Currency);
        if (found.IsEmpty || found.SequenceEqual(_currency))
        {
            return true;
        }

        if (_currency is null)
        {
            (_currency, _currencyLine) = (found.ToString(), _table.Line);
            return true;
        }

        return _table.Refuse(Currency, FormattableString.Invariant($"expected {_currency} as in line {_currencyLine}"), found);
    }

    private bool IsWithin(decimal money, int column) =>
        Math.Abs(money) <= OrderLine.MaxAmount || _table.Refuse(column, "expected at most 1,000,000,000,000,000", _table.Span(column));

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

        if (text.Length != _lastTime.Length)
        {
            _lastTime = new char[text.Length];
        }

        text.CopyTo(_lastTime);
        _lastDate = date;
        return true;
    }
}
