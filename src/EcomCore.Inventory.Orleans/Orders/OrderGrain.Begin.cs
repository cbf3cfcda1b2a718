namespace EcomCore.Inventory.Orleans;

/// <content>What a command means for the order as it stands, and which items take part.</content>
internal sealed partial class OrderGrain
{
    private async Task<LedgerAnswer?> Reserve(KnownOrder known, LedgerCommand command)
    {
        var items = await ItemsOf(command);
        if (known.Record.IsCancelled)
        {
            return await Remember(known, command, LedgerAnswer.Refused(LedgerReason.OrderCancelled));
        }

        if (IsPassedOn(known) && items.Count == 1 && items[0] == known.Row.Parts[0] && known.Record.GivenUp == 0)
        {
            return await Step(known, items[0], StepKind.Apply, command);
        }

        if (known.Row is { Version: > 0, Body: null })
        {
            // From now on nobody may note it at an item without asking here.
            await Store(known);
            return null;
        }

        var state = await Vacated(known, command);
        if (state is not (OrderState.Unknown or OrderState.Expired))
        {
            return await Remember(known, command, LedgerAnswer.Refused(OrderView.StandingOf(state)));
        }

        var saga = NewSaga(command, items, [.. items.Select(_ => (long?)null)]);
        (saga.PartsBefore, saga.WasKnown, saga.Attempt) = ([.. known.Row.Parts], state != OrderState.Unknown, known.Record.GivenUp);
        return await Begin(known with { Row = known.Row with { Parts = [.. saga.PartsBefore.Union(items, StringComparer.Ordinal)] } }, saga);
    }

    /// <summary>A command of an order that was reserved before, or not.</summary>
    private async Task<LedgerAnswer?> Follow(KnownOrder known, LedgerCommand command)
    {
        if (IsPassedOn(known))
        {
            return await Step(known, known.Row.Parts[0], StepKind.Apply, command);
        }

        var positions = await Positions(known.Row);
        var state = OrderView.StateOf(Current(known, positions));
        if (state == OrderState.Unknown)
        {
            return await FollowUnknown(known, command);
        }

        return command.Kind switch
        {
            LedgerCommandKind.Release when state == OrderState.Open && OrderCheck.Release(command, Current(known, positions)) is { } refusal => await Remember(known, command, refusal),
            LedgerCommandKind.Release => await Begin(known, SagaOf(command, known.Row, Current(known, positions), position => position is not null)),
            LedgerCommandKind.Return => OrderCheck.Return(command, positions) is { } unshipped
                ? await Remember(known, command, unshipped)
                : await Begin(known, ReturnOf(command, known.Row, positions)),
            _ => await FollowOpen(known, command, Current(known, positions)),
        };
    }

    private async Task<LedgerAnswer?> FollowOpen(KnownOrder known, LedgerCommand command, OrderPosition?[] positions)
    {
        var state = OrderView.StateOf(positions);
        if (state != OrderState.Open)
        {
            return await Remember(known, command, LedgerAnswer.Refused(OrderView.StandingOf(state)));
        }

        // One item has seen the end of the order's time: it has ended for all of them.
        if (positions.Any(position => position?.State == OrderState.Expired))
        {
            var ended = SagaOf(command, known.Row, positions, position => position?.State == OrderState.Open);
            (ended.Phase, ended.Refusal) = (SagaPhase.Undo, LedgerAnswer.Refused(LedgerReason.Expired));
            return await Begin(known, ended);
        }

        if (command.Kind == LedgerCommandKind.Confirm && OrderCheck.Confirm(command, positions) is { } refusal)
        {
            return await Remember(known, command, refusal);
        }

        return await Begin(known, SagaOf(command, known.Row, positions, position => position?.State == OrderState.Open
            && (command.LineCount == 0 || OrderCheck.IsAsked(command, position, line => line.Open))));
    }

    private async Task<LedgerAnswer?> FollowUnknown(KnownOrder known, LedgerCommand command)
    {
        if (command.Kind != LedgerCommandKind.Release)
        {
            var refusal = !known.Record.IsCancelled ? LedgerAnswer.Refused(LedgerReason.UnknownOrder)
                : command.Kind == LedgerCommandKind.Return ? OrderCheck.Return(command, [])!.Value
                : LedgerAnswer.Refused(LedgerReason.OrderCancelled);
            return await Remember(known, command, refusal);
        }

        var reason = known.Record.IsCancelled ? LedgerReason.NothingHeld : LedgerReason.CancelRemembered;
        known.Record.IsCancelled = true;
        return await Remember(known, command, new LedgerAnswer { Status = LedgerStatus.Done, FirstStatus = LedgerStatus.Done, Reason = reason });
    }

    private async Task<LedgerAnswer?> ChangeStock(KnownOrder known, LedgerCommand command)
    {
        List<string> items = [.. SagaSteps.LinesOf(command).Select(line => line.Sku).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var item in command.Kind == LedgerCommandKind.Receive ? items : [])
        {
            var asked = SagaSteps.LinesOf(command).Where(line => line.Sku == item).Sum(line => line.Quantity);
            if ((await Item(item).Stock()).OnHand > LedgerLimits.MaxQuantity - asked)
            {
                return await Remember(known, command, LedgerAnswer.Refused(LedgerReason.BalanceTooLarge) with { Sku = item, Asked = asked });
            }
        }

        var saga = NewSaga(command, items, [.. items.Select(_ => (long?)null)]);
        saga.Attempt = known.Record.GivenUp;
        return await Begin(known with { Row = known.Row with { Parts = items } }, saga);
    }

    /// <summary>Where the order stands once nothing of it can come to its items behind our back.</summary>
    private async Task<OrderState> Vacated(KnownOrder known, LedgerCommand command)
    {
        var row = known.Row;
        var positions = await Positions(row, row.Version);
        foreach (var (part, position) in row.Parts.Zip(positions).Where(of => of.Second is { State: OrderState.Open } open && open.Until <= command.At))
        {
            await Step(known, part, StepKind.End, command);
        }

        return OrderView.StateOf(Current(known, await Positions(row)));
    }

    private async Task<List<string>> ItemsOf(LedgerCommand command)
    {
        var items = new List<string>();
        foreach (var sku in SagaSteps.LinesOf(command).Select(line => line.Sku).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            items.Add(command.Channel is null ? ItemKey.Of(sku, ItemKey.PoolFor(command.OrderId!, await runtime.Splits.PoolsOf(sku))) : sku);
        }

        return items;
    }

    /// <summary>Nothing where an item is only known from an earlier reservation, which ended.</summary>
    private static OrderPosition?[] Current(KnownOrder known, OrderPosition?[] positions) => known.Record.HoldsNothing
        ? new OrderPosition?[positions.Length]
        : known.Record.Current.Count == 0
        ? positions
        : [.. positions.Select((position, i) => known.Record.Current.Contains(known.Row.Parts[i], StringComparer.Ordinal) ? position : null)];

    private Saga ReturnOf(LedgerCommand command, OrderRow row, OrderPosition?[] positions)
    {
        var shares = SagaSteps.SharesOf(command, positions);
        var taking = Enumerable.Range(0, positions.Length).Where(i => shares[i].LineCount > 0).ToList();
        var saga = NewSaga(command, taking.ConvertAll(i => row.Parts[i]), taking.ConvertAll(_ => (long?)null));
        saga.Shares = taking.ConvertAll(i => shares[i]);
        return saga;
    }

    private Saga SagaOf(LedgerCommand command, OrderRow row, OrderPosition?[] positions, Func<OrderPosition?, bool> takesPart)
    {
        var taking = Enumerable.Range(0, positions.Length).Where(i => takesPart(positions[i])).ToList();
        return NewSaga(command, taking.ConvertAll(i => row.Parts[i]), taking.ConvertAll(i => positions[i]?.Until?.ToUnixTimeTicks()));
    }

    private Saga NewSaga(LedgerCommand command, List<string> items, List<long?> ends) => new()
    {
        Command = command,
        Phase = SagaSteps.IsCertain(command.Kind) ? SagaPhase.Finish : SagaPhase.Try,
        Items = items,
        Ends = ends,
        StartedTicks = runtime.NowTicks,
    };
}
