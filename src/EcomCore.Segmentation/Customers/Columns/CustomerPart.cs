namespace EcomCore.Segmentation;

/// <summary>The records of one reader's customers, in the order of their first lines.</summary>
/// <param name="lines">The number of all lines.</param>
internal sealed class CustomerPart(int lines)
{
    public CustomerStates States { get; } = new();

    /// <summary>Gets where each customer appears for the first time.</summary>
    public FirstLines FirstLines { get; } = new(lines);

    public long ReturnLines { get; private set; }

    /// <summary>Gets the first line of all whose amount is beyond <see cref="OrderLine.MaxAmount"/>; the largest number when there is none.</summary>
    public int FirstBadLine { get; private set; } = int.MaxValue;

    /// <summary>Makes records of the lines' new customers, and asks for those of all, for <see cref="Add"/>.</summary>
    /// <param name="lines">Lines whose places are known.</param>
    /// <param name="customers">The number of customers with those of these lines.</param>
    public void Meet<TKey>(ReadOnlySpan<BlockLine<TKey>> lines, int customers)
        where TKey : struct, ICustomerKey<TKey>
    {
        States.Reserve(customers);
        foreach (ref readonly var line in lines)
        {
            // Places are given in order: the next one belongs to a customer whom no line named before.
            if (line.Place == FirstLines.Count)
            {
                FirstLines.Mark(line.Line);
            }

            ref var state = ref States[line.Place];
            Prefetching.Ask(ref state, ref state);
        }
    }

    public void Add<TKey>(ReadOnlySpan<BlockLine<TKey>> lines, MoneyColumn amounts)
        where TKey : struct, ICustomerKey<TKey>
    {
        var returns = 0;
        foreach (ref readonly var line in lines)
        {
            ref var state = ref States[line.Place];
            int isReturn;
            if (amounts.TryUnits(line.Line, out var units, out var scale) && state.Units is <= MoneyUnits.Full and >= -MoneyUnits.Full)
            {
                state.Units += units;
                state.Scale = Math.Max(state.Scale, scale);
                isReturn = (int)((ulong)units >> 63);
            }
            else
            {
                isReturn = AddMore(line.Place, line.Line, amounts[line.Line]) ? 1 : 0;
            }

            // Without a branch: a return moves neither end.
            var purchase = isReturn - 1;
            state.LastKey = Math.Max(state.LastKey, line.Day & purchase);
            state.FirstKeyFromTop = Math.Max(state.FirstKeyFromTop, (DayKey.Top - line.Day) & purchase);
            state.Purchases -= purchase;
            returns += isReturn;
        }

        ReturnLines += returns;
    }

    /// <summary>Looks at the amount of a line that does not count.</summary>
    public void Check(int line, decimal amount)
    {
        if (Amounts.IsBeyond(amount))
        {
            FirstBadLine = Math.Min(FirstBadLine, line);
        }
    }

    /// <returns>Whether the line is a return.</returns>
    private bool AddMore(int place, int line, decimal amount)
    {
        if (Amounts.IsBeyond(amount))
        {
            FirstBadLine = Math.Min(FirstBadLine, line);
            return false;
        }

        States.AddMore(place, Amounts.Rounded(amount));
        return amount < 0m;
    }
}
