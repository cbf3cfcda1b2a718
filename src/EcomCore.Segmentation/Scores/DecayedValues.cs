using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Purchase days and money of customers, old ones counted less.</summary>
internal sealed class DecayedValues
{
    private DecayedValues(CustomerTable customers)
    {
        Customers = customers;
        Frequency = new double[customers.Count];
        Monetary = new double[customers.Count];
    }

    public CustomerTable Customers { get; }

    public double[] Frequency { get; }

    public double[] Monetary { get; }

    public double[] MonetaryBy(MonetaryMeasure measure) => measure == MonetaryMeasure.Total
        ? Monetary
        : [.. Monetary.Zip(Frequency, static (money, purchases) => purchases > 0 ? money / purchases : 0)];

    public static DecayedValues Read(IEnumerable<OrderLine> orders, LocalDate asOf, int halfLifeDays, CancellationToken cancellationToken)
    {
        var builder = new CustomerTableBuilder(asOf, PurchaseCounting.ByDay);
        var sales = new DaySales();
        foreach (var line in orders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (builder.AddAndNumber(line) is { } customer)
            {
                sales.Add(customer, Days.NumberOf(Days.Iso(line.OrderedOn)), line.Amount, !line.IsReturn);
            }
        }

        var values = new DecayedValues(builder.Build());
        var today = Days.NumberOf(Days.Iso(asOf));
        var row = 0;
        foreach (var days in sales.ByCustomer())
        {
            // Both go by the builder's numbers; customers with returns only have no row.
            if (row < values.Customers.Count && values.Customers.NumberAt(row) == days.Array![days.Offset].Customer)
            {
                values.Sum(row++, days, today, halfLifeDays);
            }
        }

        return values;
    }

    private void Sum(int row, ArraySegment<DaySale> days, int today, int halfLifeDays)
    {
        // In the order of the days, so that the order of the lines does not reach the last digit.
        foreach (var day in days)
        {
            var weight = Math.Pow(2, -(today - day.Day) / (double)halfLifeDays);
            Frequency[row] += day.IsPurchase ? weight : 0;
            Monetary[row] += weight * (double)day.Amount;
        }
    }
}
