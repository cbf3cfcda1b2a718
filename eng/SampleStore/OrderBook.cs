namespace EcomCore.SampleData;

/// <summary>Writes the store's orders, day by day.</summary>
internal sealed class OrderBook(Dice dice)
{
    private const double DamagedShare = 1 / 4000.0;
    private static readonly double[] LinesPerOrder = [0.68, 0.22, 0.1];
    private static readonly double MeanLinesPerOrder = PortableMath.Sum(LinesPerOrder.Select((share, i) => share * (i + 1)));
    private static readonly double[] Hours = [2, 1, 0.5, 0.3, 0.3, 0.5, 1, 2, 3, 4, 5, 5, 5, 4, 4, 4, 4, 4, 5, 6, 8, 9, 8, 5];

    private readonly CustomerPool _customers = new(dice);
    private readonly Dictionary<string, double> _mood = Catalogue.Channels.ToDictionary(channel => channel.Id, _ => 0.0);
    private readonly List<OrderLine> _lines = [];
    private int _lastOrder = 100_000;
    private int _damaged;

    /// <summary>All order lines in order of time; lines of one order stay together.</summary>
    public IReadOnlyList<OrderLine> Write()
    {
        for (var day = Catalogue.FirstDay; day <= Catalogue.LastDay; day = day.AddDays(1))
        {
            WriteDay(day);
        }

        var end = Catalogue.LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return [.. _lines.Where(line => line.At < end).OrderBy(line => line.At)];
    }

    private void WriteDay(DateOnly day)
    {
        var orders = new List<(DateTime At, Channel Channel, double[] Weights)>();
        foreach (var channel in Catalogue.Channels)
        {
            var weights = Demand.LinesOf(day, channel);
            var count = dice.Poisson(PortableMath.Sum(weights) / MeanLinesPerOrder * MoodOf(channel));
            for (var i = 0; i < count; i++)
            {
                orders.Add((TimeOn(day), channel, weights));
            }
        }

        foreach (var (at, channel, weights) in orders.OrderBy(order => order.At))
        {
            WriteOrder(at, channel, weights);
        }
    }

    private void WriteOrder(DateTime at, Channel channel, double[] weights)
    {
        var id = FormattableString.Invariant($"{++_lastOrder}");
        var customer = _customers.Next(channel);
        var chosen = new List<int>();
        for (var left = 1 + dice.Weighted(LinesPerOrder); left > 0; left--)
        {
            var item = dice.Weighted(weights);
            if (!chosen.Contains(item))
            {
                chosen.Add(item);
            }
        }

        foreach (var bought in chosen.Select(place => Catalogue.Items[place]))
        {
            var code = dice.Chance(DamagedShare) ? ItemCode.Damage(bought.Code, _damaged++) : bought.Code;
            var price = PriceList.On(DateOnly.FromDateTime(at), bought, channel);
            var line = new OrderLine(id, customer, channel.Id, code, QuantityOf(bought), price, at);
            _lines.Add(line);
            ReturnSome(line, bought);
        }
    }

    // A return is an order of its own, R and the number of the first one, 3 to 14 days later.
    private void ReturnSome(OrderLine line, Item item)
    {
        if (dice.Chance(item.Product.Category == Category.Apparel ? 0.06 : 0.015))
        {
            var day = DateOnly.FromDateTime(line.At).AddDays(3 + dice.Below(12));
            _lines.Add(line with { OrderId = "R" + line.OrderId, Quantity = -1 - dice.Below(line.Quantity), At = TimeOn(day) });
        }
    }

    private int QuantityOf(Item item) => item.Product.Category switch
    {
        Category.Food => 1 + dice.Weighted([0.55, 0.25, 0.1, 0.06, 0.04]),
        Category.Home => 1 + dice.Weighted([0.8, 0.14, 0.04, 0.02]),
        _ => 1 + dice.Weighted([0.9, 0.08, 0.02]),
    };

    // A channel has good and bad weeks: a slow wander around 1, most of it within 15 percent.
    private double MoodOf(Channel channel)
    {
        var mood = (0.85 * _mood[channel.Id]) + (0.16 * (dice.Unit() - 0.5));
        _mood[channel.Id] = mood;
        return 1 + mood;
    }

    private DateTime TimeOn(DateOnly day) =>
        day.ToDateTime(new TimeOnly(dice.Weighted(Hours), dice.Below(60), dice.Below(60)));
}
