namespace EcomCore.Inventory;

/// <summary>What makes a command invalid, whatever the stock.</summary>
internal static class CommandCheck
{
    private static readonly long Latest = LedgerLimits.LatestTime.ToUnixTimeTicks();

    /// <param name="command">The command.</param>
    /// <param name="textsAreWell">Whether somebody has looked already that no text is missing, too long or malformed.</param>
    public static LedgerReason Of(in LedgerCommand command, bool textsAreWell = false)
    {
        var text = textsAreWell ? LedgerReason.None : Text(command.Id.Text, LedgerReason.MissingCommandId);
        if (text != LedgerReason.None)
        {
            return text;
        }

        if (command.AtTicks > Latest)
        {
            return LedgerReason.TimeTooFarAhead;
        }

        return command.Kind switch
        {
            LedgerCommandKind.Reserve when textsAreWell => First(Span(command), Lines(command, 1, 1, textsAreWell)),
            LedgerCommandKind.Confirm when textsAreWell => Lines(command, 0, 1, textsAreWell),
            LedgerCommandKind.Reserve => First(OfOrder(command), Optional(command.Channel), Span(command), Lines(command, 1, 1)),
            LedgerCommandKind.Extend => First(OfOrder(command), Span(command)),
            LedgerCommandKind.Confirm => First(OfOrder(command), Lines(command, 0, 1)),
            LedgerCommandKind.Release => First(OfOrder(command), Lines(command, 0, 1)),
            LedgerCommandKind.Return => First(OfOrder(command), Lines(command, 1, 1)),
            LedgerCommandKind.Receive => Lines(command, 1, 1),
            LedgerCommandKind.Adjust => First(Text(command.Reason, LedgerReason.MissingReason), Lines(command, 1, -LedgerLimits.MaxQuantity)),
            LedgerCommandKind.SetBuffer or LedgerCommandKind.PlanReceipt => Lines(command, 1, 0),
            LedgerCommandKind.SetQuota or LedgerCommandKind.SetCap =>
                First(Text(command.Channel, LedgerReason.MissingChannel), Lines(command, 1, LedgerCommand.NoLimit)),
            LedgerCommandKind.SetBackorder => command.Backorder is >= BackorderPolicy.None and <= BackorderPolicy.Unplanned ? Lines(command, 1, 0) : LedgerReason.UnknownKind,
            LedgerCommandKind.Transfer => First(Optional(command.Reason), Lines(command, 1, -LedgerLimits.MaxQuantity), Balance(command)),
            LedgerCommandKind.Expire => LedgerReason.None,
            _ => LedgerReason.UnknownKind,
        };
    }

    private static LedgerReason First(LedgerReason a, LedgerReason b) => a != LedgerReason.None ? a : b;

    private static LedgerReason First(LedgerReason a, LedgerReason b, LedgerReason c) => First(First(a, b), c);

    private static LedgerReason First(LedgerReason a, LedgerReason b, LedgerReason c, LedgerReason d) => First(First(a, b, c), d);

    private static LedgerReason OfOrder(in LedgerCommand command) => Text(command.OrderId, LedgerReason.MissingOrder);

    private static LedgerReason Text(string? text, LedgerReason missing) =>
        string.IsNullOrEmpty(text) ? missing : Optional(text);

    private static LedgerReason Optional(string? text) =>
        text is null ? LedgerReason.None
        : text.Length > LedgerLimits.MaxTextLength ? LedgerReason.TextTooLong
        : IsWellFormed(text) ? LedgerReason.None
        : LedgerReason.MalformedText;

    // No control characters and no half of a surrogate pair: databases and terminals do not take them.
    private static bool IsWellFormed(string text)
    {
        if (PlainText.Is(text))
        {
            return true;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and < '\u007F')
            {
                continue;
            }

            if (char.IsControl(text[i]))
            {
                return false;
            }

            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static LedgerReason Span(in LedgerCommand command) =>
        command.SpanTicks == Ticks.None || (command.SpanTicks > 0 && command.SpanTicks <= Ticks.LongestSpan)
            ? LedgerReason.None
            : LedgerReason.TimeToLiveOutOfRange;

    private static LedgerReason Lines(in LedgerCommand command, int fewest, long smallest, bool textsAreWell = false)
    {
        if (command.LineCount < fewest)
        {
            return LedgerReason.MissingLines;
        }

        if (command.LineCount > LedgerLimits.MaxLines)
        {
            return LedgerReason.TooManyLines;
        }

        for (var i = 0; i < command.LineCount; i++)
        {
            var line = command.Line(i);
            var fault = textsAreWell
                ? Quantity(line.Quantity, smallest)
                : First(Text(line.Sku, LedgerReason.MissingSku), Optional(line.Channel), Quantity(line.Quantity, smallest));
            if (fault != LedgerReason.None)
            {
                return fault;
            }
        }

        return LedgerReason.None;
    }

    // A signed quantity of 0 moves nothing and is most likely a slip.
    private static LedgerReason Quantity(long quantity, long smallest) =>
        quantity > LedgerLimits.MaxQuantity || quantity < -LedgerLimits.MaxQuantity ? LedgerReason.QuantityTooLarge
        : quantity < smallest || (quantity == 0 && smallest < LedgerCommand.NoLimit) ? LedgerReason.QuantityOutOfRange
        : LedgerReason.None;

    private static LedgerReason Balance(in LedgerCommand command)
    {
        var ofQuotas = command.Line(0).Channel is not null;
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < command.LineCount; i++)
        {
            var line = command.Line(i);
            if (line.Channel is not null != ofQuotas)
            {
                return LedgerReason.MissingChannel;
            }

            var account = ofQuotas ? line.Sku : string.Empty;
            sums[account] = (sums.TryGetValue(account, out var sum) ? sum : 0) + line.Quantity;
        }

        return sums.Values.All(sum => sum == 0) ? LedgerReason.None : LedgerReason.UnbalancedTransfer;
    }
}
