namespace EcomCore.Budgeting;

/// <summary>One request: the multiplier of the total, spends, cents.</summary>
internal sealed class ScheduleRun
{
    private readonly IReadOnlyList<ScheduledChannel> _channels;
    private readonly Currency _currency;
    private readonly double _unitsPerMoney;
    private readonly UnitBounds _bounds;
    private readonly long _total;
    private readonly ChainedSpend[] _chains;

    public ScheduleRun(decimal total, int periods, IReadOnlyList<ScheduledChannel> channels, Currency currency)
    {
        _channels = channels;
        _currency = currency;
        _unitsPerMoney = WholeUnits.PerMoney(currency);
        _total = WholeUnits.Floor(total, currency, nameof(total));
        _bounds = new UnitBounds(_total, currency, [.. channels.Select(channel => new ChannelBound(channel.Id, channel.Floor, channel.Cap))]);
        _chains = [.. channels.Select(channel => new ChainedSpend(channel, periods, _total / _unitsPerMoney))];
    }

    public BudgetSchedule Solve(CancellationToken cancellationToken)
    {
        if (_bounds.Clashes.Count > 0)
        {
            return Schedule([], 0, 0, _bounds.Clashes);
        }

        var usable = _bounds.Usable / _unitsPerMoney;
        var working = new double[_chains.Length][];
        var logPrice = Search(usable, sum: y => _chains.Select((_, i) => Limited(i, y)).Sum(), cancellationToken, out var part, out var other);
        var price = Math.Exp(logPrice);
        var dual = price * usable;
        for (var i = 0; i < _chains.Length; i++)
        {
            var atHigh = WorkingAt(i, other);
            working[i] = WorkingAt(i, logPrice);
            dual += _chains[i].Response(working[i]) - (price * _chains[i].SpendOf(working[i]).Sum());
            for (var t = 0; t < working[i].Length; t++)
            {
                // Both ends of the last bracket are optimal to rounding, so is every mixture: it meets the total.
                working[i][t] += part * (atHigh[t] - working[i][t]);
            }
        }

        return Schedule(Whole(working), dual, usable < _total / _unitsPerMoney ? 0 : price, []);
    }

    /// <summary>The price between whose two sides the spends pass the total: a bisection on its logarithm.</summary>
    private static double Search(double total, Func<double, double> sum, CancellationToken cancellationToken, out double part, out double other)
    {
        var (low, high) = (-700.0, 700.0);
        for (var n = 0; n < 200; n++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = sum(middle) >= total ? (middle, high) : (low, middle);
        }

        var (atLow, atHigh) = (sum(low), sum(high));
        part = atLow > atHigh ? Math.Min(1, Math.Max(0, (atLow - total) / (atLow - atHigh))) : 0;
        other = high;
        return low;
    }

    /// <summary>A channel's spend at a price, held between its floor and cap.</summary>
    private double Limited(int i, double y) =>
        Math.Min(_bounds.Caps[i] / _unitsPerMoney, Math.Max(_bounds.Floors[i] / _unitsPerMoney, _chains[i].Solve(y)));

    /// <summary>A channel's working spends at a price; where its floor or cap holds it, at the price at which it meets that.</summary>
    private double[] WorkingAt(int i, double y)
    {
        var free = _chains[i].Solve(y);
        var limited = Limited(i, y);
        if (Math.Abs(free - limited) <= 1e-12 * limited)
        {
            _chains[i].Solve(y);
            return (double[])_chains[i].Working.Clone();
        }

        var own = Search(limited, _chains[i].Solve, CancellationToken.None, out var part, out var other);
        _chains[i].Solve(own);
        var working = (double[])_chains[i].Working.Clone();
        _chains[i].Solve(other);
        return [.. working.Zip(_chains[i].Working, (atLow, atHigh) => atLow + (part * (atHigh - atLow)))];
    }

    /// <summary>Spends in whole units: each rounded down, the units left to the largest fractions within the channels' caps.</summary>
    private long[][] Whole(double[][] working)
    {
        var exact = working.Select((values, i) => _chains[i].SpendOf(values).Select(spend => spend * _unitsPerMoney).ToArray()).ToArray();
        var units = exact.Select(row => row.Select(value => (long)Math.Floor(Math.Min(value, _bounds.Usable))).ToArray()).ToArray();
        var left = _bounds.Usable - units.Sum(row => row.Sum());
        var cells = exact.SelectMany((row, i) => row.Select((value, t) => (Channel: i, Period: t, Fraction: value - Math.Floor(value))))
            .OrderByDescending(cell => cell.Fraction).ToArray();
        for (var round = 0; round < 3 && left != 0; round++)
        {
            foreach (var (i, t, _) in cells)
            {
                var isShort = units[i].Sum() < _bounds.Floors[i];
                if (left > 0 && (isShort || round > 0) && units[i].Sum() < _bounds.Caps[i])
                {
                    units[i][t]++;
                    left--;
                }
                else if (left < 0 && units[i][t] > 0 && units[i].Sum() > _bounds.Floors[i])
                {
                    units[i][t]--;
                    left++;
                }
            }
        }

        return units;
    }

    private BudgetSchedule Schedule(long[][] units, double dual, double price, IReadOnlyList<BudgetClash> clashes)
    {
        var lines = units.Select((row, i) => LineOf(i, row)).ToArray();
        var response = lines.Sum(line => line.Response);
        var bound = Math.Max(dual, response);
        return new BudgetSchedule(lines)
        {
            Total = WholeUnits.ToAmount(_total, _currency),
            Spent = lines.Sum(line => line.Total),
            Response = response,
            UpperBound = bound,
            ProvenGap = bound > 0 ? (bound - response) / bound : 0,
            ShadowPrice = price,
            Clashes = clashes,
        };
    }

    private ChannelSchedule LineOf(int i, long[] row)
    {
        var channel = _channels[i];
        var working = new double[row.Length];
        for (var t = 0; t < row.Length; t++)
        {
            working[t] = ((1 - channel.Retention) * row[t] / _unitsPerMoney) + (channel.Retention * (t == 0 ? channel.WorkingBefore : working[t - 1]));
        }

        return new ChannelSchedule(
            channel.Id,
            [.. row.Select(amount => WholeUnits.ToAmount(amount, _currency))],
            WholeUnits.ToAmount(row.Sum(), _currency),
            working,
            _chains[i].Response(working));
    }
}
