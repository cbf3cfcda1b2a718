namespace EcomCore.Inventory.Orleans;

/// <content>Carrying a command of several items through its phases.</content>
internal sealed partial class OrderGrain
{
    /// <summary>Goes on from where the stored phase begins, to the end.</summary>
    /// <returns>The answer; null when somebody else has gone on.</returns>
    private async Task<LedgerAnswer?> Complete(KnownOrder known)
    {
        var saga = known.Record.Saga!;
        if (saga.Phase == SagaPhase.Try)
        {
            var tried = new List<(string Item, LedgerAnswer Answer)>();
            var refusal = await Try(known, tried);
            if (refusal is null && saga.Command.Kind == LedgerCommandKind.Reserve)
            {
                // Nothing is left to do at the items: the row with the answer is the commit.
                return await Settle(known, SagaAnswers.Combine(saga.Command, tried));
            }

            (saga.Phase, saga.Refusal) = refusal is { } why ? (SagaPhase.Undo, why) : (SagaPhase.Finish, default);
            if (await Store(known) is not { } stored)
            {
                return null;
            }

            known = stored;
        }

        var answer = saga.Phase == SagaPhase.Finish ? await Finish(known) : await Undo(known);
        return await Settle(known, answer);
    }

    /// <summary>Asks one item after the other, always in the same order: of two orders that want the same last units, one gets them.</summary>
    /// <returns>The first refusal; null when all have agreed.</returns>
    private async Task<LedgerAnswer?> Try(KnownOrder known, List<(string Item, LedgerAnswer Answer)> tried)
    {
        var saga = known.Record.Saga!;
        if (SagaSteps.MayBeGivenUp(saga.Command.Kind) && runtime.NowTicks - saga.StartedTicks > runtime.Options.OrderTimeout.Ticks)
        {
            // What took longer than anyone waits is given back.
            return LedgerAnswer.Refused(LedgerReason.Overloaded);
        }

        for (var i = 0; i < saga.Items.Count; i++)
        {
            if (SagaSteps.Try(saga, i) is not { } command)
            {
                continue;
            }

            var answer = await Step(known, saga.Items[i], StepKind.Apply, command);
            if (!answer.IsDone)
            {
                return SagaAnswers.First(answer);
            }

            tried.Add((saga.Items[i], answer));
        }

        return null;
    }

    private async Task<LedgerAnswer> Finish(KnownOrder known)
    {
        var saga = known.Record.Saga!;
        var steps = Enumerable.Range(0, saga.Items.Count).Where(i => SagaSteps.Finish(saga, i) is not null).ToList();
        var answers = await Task.WhenAll(steps.Select(async i => (saga.Items[i], await Step(known, saga.Items[i], StepKind.Apply, SagaSteps.Finish(saga, i)!.Value))));
        if (saga.Command is { Kind: LedgerCommandKind.Confirm, LineCount: > 0 })
        {
            // What is left of the order ends when it would have ended.
            await Task.WhenAll(Enumerable.Range(0, saga.Items.Count).Where(i => saga.Ends[i] is not null).Select(i =>
                Step(known, saga.Items[i], StepKind.RestoreEnd, saga.Command, saga.Ends[i]!.Value)));
        }

        var refused = answers.FirstOrDefault(of => !of.Item2.IsDone).Item2;
        return refused.Status != LedgerStatus.None && saga.Command.Kind != LedgerCommandKind.Release
            ? SagaAnswers.First(refused)
            : SagaAnswers.Combine(saga.Command, answers);
    }

    private async Task<LedgerAnswer> Undo(KnownOrder known)
    {
        var saga = known.Record.Saga!;
        await Task.WhenAll(Enumerable.Range(0, saga.Items.Count).Select(i =>
            SagaSteps.Undo(saga, i) is var (kind, command, until) ? Step(known, saga.Items[i], kind, command, until) : Task.FromResult(default(LedgerAnswer))));
        return saga.Refusal;
    }

    private async Task<LedgerAnswer?> Settle(KnownOrder known, LedgerAnswer answer)
    {
        var (saga, command) = (known.Record.Saga!, known.Record.Saga!.Command);
        known.Record.Saga = null;
        if (command.Kind == LedgerCommandKind.Reserve && answer.IsDone)
        {
            known.Record.Current = saga.Items.Count == known.Row.Parts.Count ? [] : saga.Items;
            known.Record.HoldsNothing = false;
        }
        else if (command.Kind == LedgerCommandKind.Reserve)
        {
            known.Record.HoldsNothing = !saga.WasKnown;
            known = known with { Row = known.Row with { Parts = saga.PartsBefore } };
        }

        if (answer.Reason == LedgerReason.Overloaded)
        {
            // Nothing was done, and it may be sent again.
            known.Record.GivenUp++;
            return await Store(known) is null ? null : answer;
        }

        var settled = await Remember(known, command, answer);
        if (settled is not null)
        {
            runtime.Meter.Answered(command.Kind, answer.Status);
        }

        return settled;
    }

    // In the name of the row as it is stored now: whoever comes later in the name of an older one is too late.
    private Task<LedgerAnswer> Step(KnownOrder known, string item, StepKind kind, LedgerCommand command, long until = 0) =>
        Item(item).Step(kind, command, until, command.OrderId is null ? 0 : known.Row.Version);
}
