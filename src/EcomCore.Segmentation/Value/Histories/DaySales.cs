namespace EcomCore.Segmentation;

/// <summary>Money per customer and day.</summary>
internal sealed class DaySales
{
    private readonly NumberTable _places = new();
    private DaySale[] _sales = new DaySale[64];
    private int _count;

    public void Add(int customer, int day, decimal amount, bool isPurchase)
    {
        var place = _places.GetOrAdd(((long)customer << 32) | (uint)day, _count);
        if (place == _count)
        {
            if (_count == _sales.Length)
            {
                Array.Resize(ref _sales, _count * 2);
            }

            _sales[_count++] = new DaySale(customer, day, amount, isPurchase, isPurchase ? 0 : 1);
            return;
        }

        ref var sale = ref _sales[place];
        sale = new DaySale(customer, day, sale.Amount + amount, sale.IsPurchase || isPurchase, sale.Returns + (isPurchase ? 0 : 1));
    }

    /// <summary>The days of each customer in rising order, customers in the order of their numbers.</summary>
    public IEnumerable<ArraySegment<DaySale>> ByCustomer()
    {
        var sorted = _sales.AsSpan(0, _count).ToArray();
        var keys = Array.ConvertAll(sorted, sale => ((long)sale.Customer << 32) + sale.Day);
        Array.Sort(keys, sorted);

        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end].Customer == sorted[start].Customer)
            {
                end++;
            }

            yield return new ArraySegment<DaySale>(sorted, start, end - start);
            start = end;
        }
    }
}
