using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

/// <summary>When reservations end: a queue and a heap against a search through all of them.</summary>
public sealed class OrderEndsLaws
{
    [Property(MaxTest = 500)]
    public void The_order_that_ends_first_is_found_whatever_was_set_before((byte Order, byte Until)[] changes)
    {
        var (table, known, since) = (new OrderTable(new SharedCount(1_000, isShared: false), 1_000, new Gate()), new Dictionary<int, int>(), 0L);
        foreach (var (number, end) in changes)
        {
            // A few orders, changed again and again; many ends are equal, and some orders have none.
            var until = end % 8 == 0 ? Ticks.Never : end / 4;
            if (known.TryGetValue(number % 16, out var order))
            {
                table.SetUntil(order, until);
            }
            else
            {
                order = known[number % 16] = table.Add((uint)number % 16, $"o{number % 16}");
                table.Open(order, until, ++since, hasPlace: false);
            }

            CheckFirst(table, known.Values);
        }

        while (table.NextEnd != Ticks.Never)
        {
            CheckFirst(table, known.Values);
            table.Close(table.FirstToEnd, OrderState.Expired);
        }

        Assert.All(known.Values, order => Assert.Equal(Ticks.Never, table.Rows[order].Until));
    }

    private static void CheckFirst(OrderTable table, IEnumerable<int> orders)
    {
        var first = orders.Where(order => table.Rows[order].Until != Ticks.Never).OrderBy(order => table.Rows[order].Until).ThenBy(order => table.Rows[order].Since).ToList();
        Assert.Equal(first.Count == 0 ? Ticks.Never : table.Rows[first[0]].Until, table.NextEnd);
        if (first.Count > 0)
        {
            Assert.Equal(first[0], table.FirstToEnd);
        }
    }
}
