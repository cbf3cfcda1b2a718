namespace EcomCore.Inventory;

/// <content>Allowances that move between channels.</content>
internal sealed partial class LedgerCore
{
    private LedgerAnswer TransferQuota(in LedgerCommand command, Stamp stamp, Span<Draft> drafts)
    {
        for (var i = 0; i < drafts.Length; i++)
        {
            var line = command.Line(i);
            var table = _stock[drafts[i].Table];
            drafts[i].Account = drafts[i].Stock < 0 ? Rows.None : table.AccountOf(drafts[i].Stock, _channels.Find(line.Channel));
            if (drafts[i].Account < 0 || table.Accounts[drafts[i].Account].Kind != LimitKind.Quota)
            {
                return LedgerAnswer.Refused(drafts[i].Stock < 0 ? LedgerReason.UnknownSku : LedgerReason.ChannelLimit) with { Sku = line.Sku, Asked = Math.Abs(line.Quantity) };
            }
        }

        for (var i = 0; i < drafts.Length; i++)
        {
            ref var account = ref _stock[drafts[i].Table].Accounts[drafts[i].Account];
            var change = ChangeOf(drafts, i);
            if (account.SetAside < -change)
            {
                return AnswerOf(LedgerStatus.Refused, LedgerReason.HeldByOrders, drafts[i]) with { Asked = -change, Available = account.SetAside };
            }

            if (account.Allowance + change > LedgerLimits.MaxQuantity)
            {
                return LedgerAnswer.Refused(LedgerReason.BalanceTooLarge) with { Sku = command.Line(i).Sku, Asked = change };
            }
        }

        // Those that get come first: units given up would else go to orders that wait, and be gone.
        MoveQuotas(command, drafts, stamp, sign: 1);
        MoveQuotas(command, drafts, stamp, sign: -1);
        return AnswerOf(LedgerStatus.Done, LedgerReason.None, drafts[0]) with { Asked = Math.Abs(drafts[0].Quantity) };
    }

    private void MoveQuotas(in LedgerCommand command, Span<Draft> drafts, Stamp stamp, int sign)
    {
        for (var i = 0; i < drafts.Length; i++)
        {
            var change = ChangeOf(drafts, i);
            if (Math.Sign(change) == sign && IsFirst(drafts, i))
            {
                MoveQuota(command, drafts[i], change, stamp);
            }
        }
    }

    private static bool IsFirst(Span<Draft> drafts, int index)
    {
        var first = 0;
        while (drafts[first].Account != drafts[index].Account || drafts[first].Table != drafts[index].Table)
        {
            first++;
        }

        return first == index;
    }

    // The change of one channel's quota over all lines.
    private static long ChangeOf(Span<Draft> drafts, int index)
    {
        var change = 0L;
        foreach (ref readonly var draft in drafts)
        {
            change += draft.Account == drafts[index].Account && draft.Table == drafts[index].Table ? draft.Quantity : 0;
        }

        return change;
    }

    private void MoveQuota(in LedgerCommand command, in Draft draft, long change, Stamp stamp)
    {
        var table = _stock[draft.Table];
        var quota = table.Accounts[draft.Account].Allowance + change;
        table.Limit(draft.Stock, draft.Account, LimitKind.Quota, quota);
        Write(new LedgerEvent
        {
            Sequence = NextSequence(),
            AtTicks = stamp.Now,
            Kind = LedgerEventKind.QuotaSet,
            CommandId = stamp.CommandId,
            Sku = table.Rows[draft.Stock].Sku,
            Channel = _channels.NameOf(table.Accounts[draft.Account].Channel),
            Note = command.Reason,
            Quantity = quota,
        }, draft.Table, draft.Stock);
    }
}
