namespace EcomCore.Inventory.Orleans;

/// <summary>One answer out of those of the items.</summary>
internal static class SagaAnswers
{
    /// <summary>All have done their part: the numbers of the item of the first line, the last promised day of all.</summary>
    public static LedgerAnswer Combine(in LedgerCommand command, IReadOnlyList<(string Item, LedgerAnswer Answer)> answers)
    {
        if (command.Kind == LedgerCommandKind.Release)
        {
            return Released(answers);
        }

        var first = command.LineCount == 0 ? null : command.Line(0).Sku;
        var answer = answers.Select(of => of).FirstOrDefault(of => ItemKey.SkuOf(of.Item) == first, answers[0]).Answer;
        var waits = answers.Where(of => of.Answer.Reason == LedgerReason.Backordered).Select(of => of.Answer).ToList();
        return First(answer) with
        {
            Reason = waits.Count > 0 ? LedgerReason.Backordered : answer.Reason,
            PromisedAt = waits.Count > 0 && waits.TrueForAll(of => of.PromisedAt is not null) ? waits.Max(of => of.PromisedAt) : null,
        };
    }

    /// <summary>As it was when it came first.</summary>
    public static LedgerAnswer First(LedgerAnswer answer) => answer with { Status = answer.FirstStatus };

    // Something was given back; else nothing was held; else all of it was shipped.
    private static LedgerAnswer Released(IReadOnlyList<(string Item, LedgerAnswer Answer)> answers)
    {
        var done = answers.Where(of => of.Answer.IsDone).Select(of => First(of.Answer)).ToList();
        return done.Count == 0 ? First(answers[0].Answer)
            : done.Find(answer => answer.Reason == LedgerReason.None) is { IsDone: true } gave ? gave
            : done.Find(answer => answer.Reason == LedgerReason.NothingHeld) is { IsDone: true } nothing ? nothing
            : done[0];
    }
}
