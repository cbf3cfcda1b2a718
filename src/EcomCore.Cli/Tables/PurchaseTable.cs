using System.Globalization;
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

    /// <summary>Gets the customer of the line, without the spaces around; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Customer => _table.Span(CustomerId).Trim();

    /// <summary>Gets the order of the line, without the spaces around; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Order => _table.Span(OrderId).Trim();

    public LocalDate Date { get; private set; }

    public decimal Money { get; private set; }

    public bool IsReturn { get; private set; }

    /// <summary>Moves to the next good line; bad ones become complaints and are left out.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        while (_table.Read())
        {
            var good = TryDate(out var date);
            good &= TryMoney(out var money, out var isReturn);
            good &= IsOneCurrency();
            if (good)
            {
                (Date, Money, IsReturn) = (date, money, isReturn);
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _table.Dispose();

    private bool TryMoney(out decimal money, out bool isReturn)
    {
        if (_table.Has(Amount))
        {
            isReturn = IsNegative(_table.Span(Quantity));
            return _table.TryMoney(Amount, out money) && IsWithin(money, Amount)
                && (!isReturn || money <= 0m || _table.Refuse(Amount, "expected 0 or less beside a quantity below 0", _table.Span(Amount)));
        }

        var good = _table.TryWhole(Quantity, out var quantity, -MaxQuantity, MaxQuantity);
        good &= _table.TryMoney(UnitPrice, out var price) && IsWithin(price, UnitPrice);
        money = good ? quantity * price : 0m;
        isReturn = quantity < 0;
        return good && IsWithin(money, UnitPrice)
            && (quantity >= 0 || price >= 0m || _table.Refuse(UnitPrice, "expected 0 or more beside a quantity below 0", _table.Span(UnitPrice)));
    }

    // Beside an amount the quantity only tells returns; what is no number there tells nothing.
    private static bool IsNegative(ReadOnlySpan<char> quantity) =>
        !quantity.IsEmpty && decimal.TryParse(quantity, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number < 0m;

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
