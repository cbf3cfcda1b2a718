using NodaTime;

namespace EcomCore.Inventory.Tests;

public sealed class LedgerMachineTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);
    private static readonly Duration Quarter = Duration.FromMinutes(15);

    private readonly LedgerMachine _machine = new() { Journal = new LedgerJournal() };
    private int _commands;

    [Fact]
    public void Lines_of_one_new_item_take_one_place()
    {
        var machine = new LedgerMachine(new LedgerOptions { MaxItems = 1 });
        var noon = LedgerHistories.Noon;

        Assert.Equal(3, machine.Apply(LedgerCommand.Receive(new("1"), [("A", 1), ("A", 2)], noon)).OnHand);
        Assert.Equal(LedgerReason.LedgerFull, machine.Apply(LedgerCommand.Receive(new("2"), [("B", 1), ("A", 2)], noon)).Reason);
        Assert.True(machine.Apply(LedgerCommand.Transfer(new("3"), [("B", 1), ("B", -1)], null, noon)).IsDone);
        Assert.Equal(["A"], machine.AllStock().Select(item => item.Sku));
    }

    [Fact]
    public void A_full_plan_of_an_item_can_be_changed_day_by_day()
    {
        var machine = new LedgerMachine();
        var noon = LedgerHistories.Noon;
        for (var day = 1; day <= LedgerLimits.MaxPlannedReceipts; day++)
        {
            Assert.True(Plan(day, 1, $"{day}").IsDone);
        }

        Assert.Equal(LedgerReason.LedgerFull, Plan(5_000, 1, "new day").Reason);
        Assert.True(Plan(7, 5, "more that day").IsDone);
        Assert.True(Plan(8, 0, "none that day").IsDone);
        Assert.True(Plan(5_000, 1, "another day").IsDone);
        Assert.Equal(LedgerReason.LedgerFull, Plan(5_001, 1, "one too many").Reason);

        LedgerAnswer Plan(int day, long units, string id) => machine.Apply(LedgerCommand.PlanReceipt(new(id), "A", units, noon + Duration.FromDays(day), noon));
    }

    [Fact]
    public void A_release_that_names_fewer_units_than_the_order_holds_is_refused()
    {
        var machine = new LedgerMachine();
        var noon = LedgerHistories.Noon;
        machine.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], noon));
        machine.Apply(LedgerCommand.Reserve(new("2"), "o1", [("A", 3), ("B", 1)], null, noon));

        var part = Release("3", ("A", 1), ("B", 1));
        Assert.Equal((LedgerStatus.Refused, LedgerReason.PartialRelease, "A", 1, 3), (part.Status, part.Reason, part.Sku, (int)part.Asked, (int)part.Available));
        Assert.Equal((LedgerReason.PartialRelease, "B"), (Release("4", ("A", 3)).Reason, Release("5", ("A", 3)).Sku));
        Assert.Equal(LedgerReason.QuantityOutOfRange, Release("6", ("A", 0)).Reason);
        Assert.Equal(3, machine.StockOf("A").Reserved);

        // By the units recorded, not by those named.
        Assert.True(Release("7", ("A", 2), ("A", 5), ("B", 1), ("C", 1)).IsDone);
        Assert.Equal((0, 10), ((int)machine.StockOf("A").Reserved, (int)machine.StockOf("A").Available));
        Assert.Equal(LedgerReason.NothingHeld, Release("8", ("A", 1)).Reason);

        LedgerAnswer Release(string id, params LedgerLine[] lines) => machine.Apply(LedgerCommand.Of(LedgerCommandKind.Release, new(id), noon, lines, "o1"));
    }

    [Fact]
    public void What_is_refused_uses_up_no_channel()
    {
        var machine = new LedgerMachine(new LedgerOptions { MaxChannels = 1 });
        machine.Apply(LedgerCommand.Receive(new("1"), "A", 2, Noon));
        Assert.Equal(LedgerReason.UnknownSku, machine.Apply(LedgerCommand.Reserve(new("2"), "o1", "X", 1, null, Noon, "first")).Reason);
        Assert.Equal(LedgerReason.Insufficient, machine.Apply(LedgerCommand.Reserve(new("3"), "o1", "A", 3, null, Noon, "second")).Reason);
        Assert.Equal(LedgerReason.ChannelLimit, machine.Apply(LedgerCommand.Transfer(new("4"), [new("A", -1, "third"), new("A", 1, "fourth")], null, Noon)).Reason);

        Assert.True(machine.Apply(LedgerCommand.Reserve(new("5"), "o1", "A", 1, null, Noon, "fifth")).IsDone);
        Assert.Equal(LedgerReason.LedgerFull, machine.Apply(LedgerCommand.Reserve(new("6"), "o2", "A", 1, null, Noon, "sixth")).Reason);
        Assert.Equal(LedgerReason.LedgerFull, machine.Apply(LedgerCommand.SetCap(new("7"), "sixth", "A", 1, Noon)).Reason);
    }

    [Fact]
    public void An_order_that_is_reserved_again_and_again_keeps_only_what_it_holds_or_has_shipped()
    {
        for (var i = 0; i < 20; i++)
        {
            Receive($"S{i}", 10);
        }

        Assert.True(_machine.Apply(LedgerCommand.Reserve(new("first"), "o1", [("S0", 2), ("S1", 1)], Quarter, Noon)).IsDone);
        Assert.True(_machine.Apply(LedgerCommand.Confirm(new("part"), "o1", Noon, [("S0", 1)])).IsDone);
        for (var i = 1; i < 20; i++)
        {
            var at = Noon + (i * Quarter);
            Assert.True(_machine.Apply(LedgerCommand.Reserve(new($"again-{i}"), "o1", [($"S{i}", 1)], Quarter, at)).IsDone);
        }

        Assert.Equal(["S0", "S19"], _machine.OrderOf("o1")!.Lines.Select(line => line.Sku));
        Assert.Equal(1, _machine.OrderOf("o1")!.Lines[0].Shipped);
        Assert.True(_machine.Verify().IsSound);
        var folded = new LedgerMachine();
        _machine.Journal!.Events.ForEach(happened => folded.Fold(happened));
        Assert.Equal(["S0", "S19"], folded.OrderOf("o1")!.Lines.Select(line => line.Sku));
    }

    [Fact]
    public void An_order_holds_what_it_reserved_until_it_ships()
    {
        Receive("TB-01", 10);

        var reserved = Reserve("order-7", ("TB-01", 3));
        Assert.Equal((LedgerStatus.Done, "TB-01", 3, 7), (reserved.Status, reserved.Sku, reserved.Asked, reserved.Available));
        Assert.Equal(new StockPosition("TB-01", 10, 3, 0, 0, 0, 7), _machine.StockOf("TB-01"));

        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Confirm(Id(), "order-7", Noon)).Status);
        Assert.Equal(new StockPosition("TB-01", 7, 0, 0, 0, 0, 7), _machine.StockOf("TB-01"));
        Assert.Equal(OrderState.Shipped, _machine.OrderOf("order-7")!.State);
    }

    [Fact]
    public void Lines_of_one_item_are_added_up_before_they_are_checked()
    {
        Receive("A", 5);

        var answer = Reserve("o", ("A", 3), ("A", 3));

        Assert.Equal((LedgerStatus.Refused, LedgerReason.Insufficient, "A", 6, 5), (answer.Status, answer.Reason, answer.Sku, answer.Asked, answer.Available));
        Assert.Equal(0, _machine.StockOf("A").Reserved);
    }

    [Fact]
    public void An_order_gets_all_of_its_lines_or_none()
    {
        Receive("A", 5);
        Receive("B", 1);

        var answer = Reserve("o", ("A", 5), ("B", 2));

        Assert.Equal((LedgerStatus.Refused, "B", 2, 1), (answer.Status, answer.Sku, answer.Asked, answer.Available));
        Assert.Equal(0, _machine.StockOf("A").Reserved);
        Assert.Null(_machine.OrderOf("o"));
    }

    [Fact]
    public void A_refusal_says_who_holds_the_units()
    {
        Receive("A", 10);
        Apply(LedgerCommand.SetBuffer(Id(), "A", 1, Noon));
        Reserve("early", ("A", 7));

        var answer = Reserve("late", ("A", 5));

        Assert.Equal("Refused, Insufficient: A asked 5, available 2 (on hand 10, held by orders 7, held back 1)", answer.ToString());
        Assert.Equal([new StockHolder("early", null, 7, 0, Noon + Quarter)], _machine.HoldersOf("A"));
    }

    [Fact]
    public void The_same_command_again_gets_its_first_answer_and_changes_nothing()
    {
        Receive("A", 5);
        var command = LedgerCommand.Reserve(new("web-1"), "o", "A", 5, Quarter, Noon);
        var refused = LedgerCommand.Reserve(new("web-2"), "p", "A", 1, Quarter, Noon);
        var (first, second) = (Apply(command), Apply(refused));
        Receive("A", 100);

        Assert.Equal(first with { Status = LedgerStatus.Repeated }, Apply(command));
        Assert.Equal(second with { Status = LedgerStatus.Repeated }, Apply(refused));
        Assert.Equal((true, false), (Apply(command).IsDone, Apply(refused).IsDone));
        Assert.Equal(5, _machine.StockOf("A").Reserved);
    }

    [Fact]
    public void A_command_sent_again_later_is_still_the_same()
    {
        Receive("A", 5);
        Apply(LedgerCommand.Reserve(new("web-1"), "o", "A", 5, Quarter, Noon));

        Assert.Equal(LedgerStatus.Repeated, Apply(LedgerCommand.Reserve(new("web-1"), "o", "A", 5, Quarter, Noon + Quarter)).Status);
        Assert.Equal(5, _machine.StockOf("A").Reserved);
    }

    [Fact]
    public void An_id_used_for_another_command_is_invalid()
    {
        Receive("A", 5);
        Apply(LedgerCommand.Reserve(new("web-1"), "o", "A", 1, Quarter, Noon));

        var answer = Apply(LedgerCommand.Reserve(new("web-1"), "o", "A", 2, Quarter, Noon));

        Assert.Equal((LedgerStatus.Invalid, LedgerReason.CommandIdReused), (answer.Status, answer.Reason));
        Assert.Equal(1, _machine.StockOf("A").Reserved);
    }

    [Fact]
    public void A_cancellation_that_comes_before_its_order_is_remembered()
    {
        Receive("A", 5);

        Assert.Equal(LedgerReason.CancelRemembered, Apply(LedgerCommand.Release(Id(), "o", Noon)).Reason);
        Assert.Equal(LedgerReason.OrderCancelled, Reserve("o", ("A", 1)).Reason);
        Assert.Equal(0, _machine.StockOf("A").Reserved);
    }

    [Fact]
    public void Releasing_twice_gives_back_once()
    {
        Receive("A", 5);
        Reserve("o", ("A", 5));

        Assert.Equal(LedgerReason.None, Apply(LedgerCommand.Release(Id(), "o", Noon)).Reason);
        Assert.Equal(LedgerReason.NothingHeld, Apply(LedgerCommand.Release(Id(), "o", Noon)).Reason);
        Assert.Equal(new StockPosition("A", 5, 0, 0, 0, 0, 5), _machine.StockOf("A"));
    }

    [Fact]
    public void A_reservation_ends_at_its_end_and_not_before()
    {
        Receive("A", 5);
        Reserve("o", ("A", 5));

        Assert.Equal(LedgerReason.Insufficient, Apply(LedgerCommand.Reserve(Id(), "p", "A", 1, null, Noon + Quarter - Duration.FromTicks(1))).Reason);
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Reserve(Id(), "q", "A", 1, null, Noon + Quarter)).Status);
        Assert.Equal(OrderState.Expired, _machine.OrderOf("o")!.State);
        Assert.Equal(LedgerReason.Expired, Apply(LedgerCommand.Confirm(Id(), "o", Noon + Quarter)).Reason);
    }

    [Fact]
    public void An_expired_order_may_be_reserved_again()
    {
        Receive("A", 5);
        Reserve("o", ("A", 5));
        Apply(LedgerCommand.Expire(Id(), Noon + Quarter));

        Assert.Equal(LedgerStatus.Done, Reserve("o", ("A", 2)).Status);
        Assert.Equal(2, _machine.StockOf("A").Reserved);
    }

    [Fact]
    public void An_extension_counts_from_its_own_time()
    {
        Receive("A", 5);
        Reserve("o", ("A", 5));
        Apply(LedgerCommand.Extend(Id(), "o", Quarter, Noon + Duration.FromMinutes(10)));

        Apply(LedgerCommand.Expire(Id(), Noon + Duration.FromMinutes(24)));
        Assert.Equal(OrderState.Open, _machine.OrderOf("o")!.State);
        Apply(LedgerCommand.Expire(Id(), Noon + Duration.FromMinutes(25)));
        Assert.Equal(OrderState.Expired, _machine.OrderOf("o")!.State);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_bring_back_what_expired()
    {
        Receive("A", 5);
        Reserve("o", ("A", 5));
        Apply(LedgerCommand.Expire(Id(), Noon + Quarter));

        Assert.Equal(LedgerReason.Expired, Apply(LedgerCommand.Confirm(Id(), "o", Noon)).Reason);
        Assert.Equal(Noon + Quarter, _machine.Clock);
        Apply(LedgerCommand.Reserve(Id(), "p", "A", 1, Quarter, Noon));
        Assert.Equal(Noon + Quarter + Quarter, _machine.OrderOf("p")!.Until);
    }

    [Fact]
    public void A_part_can_be_shipped_and_the_rest_later()
    {
        Receive("A", 5);
        Receive("B", 5);
        Reserve("o", ("A", 3), ("B", 2));

        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Confirm(Id(), "o", Noon, [("A", 2)])).Status);
        Assert.Equal(LedgerReason.NotReserved, Apply(LedgerCommand.Confirm(Id(), "o", Noon, [("A", 1), ("A", 1)])).Reason);
        Assert.Equal(OrderState.Open, _machine.OrderOf("o")!.State);
        Apply(LedgerCommand.Confirm(Id(), "o", Noon));
        Assert.Equal((2, 3, OrderState.Shipped), (_machine.StockOf("A").OnHand, _machine.StockOf("B").OnHand, _machine.OrderOf("o")!.State));
        Assert.Equal(LedgerReason.AlreadyShipped, Apply(LedgerCommand.Release(Id(), "o", Noon)).Reason);
    }

    [Fact]
    public void No_more_comes_back_than_was_shipped()
    {
        Receive("A", 5);
        Reserve("o", ("A", 3));
        Apply(LedgerCommand.Confirm(Id(), "o", Noon));

        Assert.Equal(LedgerReason.NotShipped, Apply(LedgerCommand.Return(Id(), "o", [("A", 2), ("A", 2)], Noon)).Reason);
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Return(Id(), "o", [("A", 3)], Noon)).Status);
        Assert.Equal(LedgerReason.NotShipped, Apply(LedgerCommand.Return(Id(), "o", [("A", 1)], Noon)).Reason);
        Assert.Equal(5, _machine.StockOf("A").OnHand);
    }

    [Fact]
    public void Stock_is_never_adjusted_below_what_orders_hold()
    {
        Receive("A", 10);
        Reserve("o", ("A", 7));

        var answer = Apply(LedgerCommand.Adjust(Id(), "A", -4, "broken", Noon));

        Assert.Equal((LedgerReason.HeldByOrders, 4, 3), (answer.Reason, answer.Asked, answer.Available));
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Adjust(Id(), "A", -3, "broken", Noon)).Status);
    }

    [Fact]
    public void A_quota_is_for_its_channel_alone()
    {
        Receive("A", 10);
        Apply(LedgerCommand.SetQuota(Id(), "Douyin", "A", 6, Noon));

        Assert.Equal(4, Apply(LedgerCommand.Reserve(Id(), "o", "A", 5, null, Noon, "Amazon")).Available);
        Assert.Equal((LedgerReason.ChannelLimit, 6), Pick(Apply(LedgerCommand.Reserve(Id(), "o", "A", 7, null, Noon, "Douyin"))));
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Reserve(Id(), "o", "A", 6, null, Noon, "Douyin")).Status);
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Reserve(Id(), "p", "A", 4, null, Noon, "Amazon")).Status);
    }

    [Fact]
    public void What_a_quota_ships_is_taken_off_it()
    {
        Receive("A", 10);
        Apply(LedgerCommand.SetQuota(Id(), "Douyin", "A", 6, Noon));
        Apply(LedgerCommand.Reserve(Id(), "o", "A", 4, null, Noon, "Douyin"));
        Apply(LedgerCommand.Confirm(Id(), "o", Noon));

        Assert.Equal((LedgerReason.ChannelLimit, 2), Pick(Apply(LedgerCommand.Reserve(Id(), "p", "A", 3, null, Noon, "Douyin"))));
        Assert.Equal(2, _machine.StockOf("A").SetAside);
    }

    [Fact]
    public void A_cap_limits_a_channel_without_setting_anything_aside()
    {
        Receive("A", 10);
        Apply(LedgerCommand.SetCap(Id(), "Douyin", "A", 3, Noon));

        Assert.Equal((LedgerReason.ChannelLimit, 3), Pick(Apply(LedgerCommand.Reserve(Id(), "o", "A", 4, null, Noon, "Douyin"))));
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Reserve(Id(), "p", "A", 10, null, Noon, "Amazon")).Status);
    }

    [Fact]
    public void Quota_moves_between_channels_and_stock_between_items()
    {
        Receive("A", 10);
        Apply(LedgerCommand.SetQuota(Id(), "X", "A", 6, Noon));
        Apply(LedgerCommand.SetQuota(Id(), "Y", "A", 2, Noon));

        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Transfer(Id(), [new("A", -5, "X"), new("A", 5, "Y")], null, Noon)).Status);
        Assert.Equal([new ChannelLimit("X", 0, 1, null), new ChannelLimit("Y", 0, 7, null)], _machine.LimitsOf("A"));
        Assert.Equal(LedgerReason.HeldByOrders, Apply(LedgerCommand.Transfer(Id(), [new("A", -2, "X"), new("A", 2, "Y")], null, Noon)).Reason);

        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Transfer(Id(), [("A", -4), ("A-open-box", 4)], "returned", Noon)).Status);
        Assert.Equal((6, 4), (_machine.StockOf("A").OnHand, _machine.StockOf("A-open-box").OnHand));
    }

    [Fact]
    public void A_presale_promises_each_planned_unit_once_with_its_day()
    {
        var (monday, friday) = (Noon + Duration.FromDays(4), Noon + Duration.FromDays(8));
        Receive("A", 2);
        Apply(LedgerCommand.PlanReceipt(Id(), "A", 10, monday, Noon));
        Apply(LedgerCommand.PlanReceipt(Id(), "A", 5, friday, Noon));
        Assert.Equal(LedgerReason.Insufficient, Reserve("o", ("A", 3)).Reason);
        Apply(LedgerCommand.SetBackorder(Id(), "A", BackorderPolicy.PlannedReceipts, 12, Noon));
        Assert.Equal([new PromisePoint(null, 2), new PromisePoint(monday, 12), new PromisePoint(friday, 17)], _machine.PromiseOf("A"));

        var first = Reserve("o", ("A", 8));
        var second = Reserve("p", ("A", 6));
        Assert.Equal((LedgerReason.Backordered, monday), (first.Reason, first.PromisedAt));
        Assert.Equal((LedgerReason.Backordered, friday), (second.Reason, second.PromisedAt));
        Assert.Equal(LedgerReason.BackorderLimit, Reserve("q", ("A", 1)).Reason);
        Assert.Equal((LedgerReason.NotInStock, 2), Pick(Apply(LedgerCommand.Confirm(Id(), "o", Noon))));
    }

    [Fact]
    public void Goods_that_come_in_go_to_the_orders_that_wait_first_come_first_served()
    {
        Receive("A", 2);
        Apply(LedgerCommand.SetBackorder(Id(), "A", BackorderPolicy.Unplanned, 20, Noon));
        Apply(LedgerCommand.Reserve(Id(), "o", "A", 5, null, Noon));
        Apply(LedgerCommand.Reserve(Id(), "p", "A", 4, null, Noon));
        Receive("A", 4);

        Assert.Equal([0, 3], _machine.HoldersOf("A").Select(h => (int)h.Backordered));
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Confirm(Id(), "o", Noon)).Status);
        Assert.Equal(LedgerReason.NotInStock, Apply(LedgerCommand.Confirm(Id(), "p", Noon)).Reason);
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Confirm(Id(), "p", Noon, [("A", 1)])).Status);
    }

    [Fact]
    public void Goods_of_several_items_come_in_together_or_not_at_all()
    {
        Receive("A", LedgerLimits.MaxQuantity);

        Assert.Equal(LedgerReason.BalanceTooLarge, Apply(LedgerCommand.Receive(Id(), [("B", 5), ("A", 1)], Noon)).Reason);
        Assert.Single(_machine.AllStock());
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Receive(Id(), [("B", 5), ("C", 1), ("B", 2)], Noon)).Status);
        Assert.Equal((7, 1), (_machine.StockOf("B").OnHand, _machine.StockOf("C").OnHand));
    }

    [Fact]
    public void What_came_in_is_no_longer_planned()
    {
        Apply(LedgerCommand.PlanReceipt(Id(), "A", 10, Noon + Quarter, Noon));
        Receive("A", 4);

        Assert.Equal([new PromisePoint(null, 4), new PromisePoint(Noon + Quarter, 10)], _machine.PromiseOf("A"));
    }

    [Theory]
    [InlineData(0, LedgerReason.QuantityOutOfRange)]
    [InlineData(-1, LedgerReason.QuantityOutOfRange)]
    [InlineData(LedgerLimits.MaxQuantity + 1, LedgerReason.QuantityTooLarge)]
    [InlineData(long.MinValue, LedgerReason.QuantityTooLarge)]
    public void A_quantity_that_makes_no_sense_is_invalid(long quantity, LedgerReason reason)
    {
        Receive("A", 5);

        Assert.Equal(reason, Reserve("o", ("A", quantity)).Reason);
        Assert.Equal(reason, Reserve("o", ("A", 1), ("A", quantity)).Reason);
        Assert.Equal(LedgerStatus.Invalid, Apply(LedgerCommand.Receive(Id(), "A", quantity, Noon)).Status);
    }

    [Fact]
    public void What_is_missing_or_too_long_is_invalid_and_is_not_remembered()
    {
        var tooLong = new string('x', LedgerLimits.MaxTextLength + 1);
        (LedgerCommand Command, LedgerReason Reason)[] cases =
        [
            (LedgerCommand.Receive(default, "A", 1, Noon), LedgerReason.MissingCommandId),
            (LedgerCommand.Receive(new("c"), null!, 1, Noon), LedgerReason.MissingSku),
            (LedgerCommand.Receive(new("c"), tooLong, 1, Noon), LedgerReason.TextTooLong),
            (LedgerCommand.Release(new("c"), string.Empty, Noon), LedgerReason.MissingOrder),
            (LedgerCommand.Reserve(new("c"), "o", [], null, Noon), LedgerReason.MissingLines),
            (LedgerCommand.Reserve(new("c"), "o", Enumerable.Repeat(new LedgerLine("A", 1), 1001).ToList(), null, Noon), LedgerReason.TooManyLines),
            (LedgerCommand.Reserve(new("c"), "o", "A", 1, Duration.Zero, Noon), LedgerReason.TimeToLiveOutOfRange),
            (LedgerCommand.Reserve(new("c"), "o", "A", 1, Duration.MaxValue, Noon), LedgerReason.TimeToLiveOutOfRange),
            (LedgerCommand.Adjust(new("c"), "A", 0, "why", Noon), LedgerReason.QuantityOutOfRange),
            (LedgerCommand.Adjust(new("c"), "A", 1, string.Empty, Noon), LedgerReason.MissingReason),
            (LedgerCommand.Transfer(new("c"), [("A", -1), ("B", 2)], null, Noon), LedgerReason.UnbalancedTransfer),
            (LedgerCommand.Transfer(new("c"), [new("A", -1, "X"), ("B", 1)], null, Noon), LedgerReason.MissingChannel),
            (LedgerCommand.SetQuota(new("c"), null!, "A", 1, Noon), LedgerReason.MissingChannel),
            (LedgerCommand.SetBackorder(new("c"), "A", (BackorderPolicy)7, 1, Noon), LedgerReason.UnknownKind),
            (default, LedgerReason.MissingCommandId),
            (LedgerCommand.Receive(new("line\nbreak"), "A", 1, Noon), LedgerReason.MalformedText),
            (LedgerCommand.Receive(new("c"), "half\uD800", 1, Noon), LedgerReason.MalformedText),
            (LedgerCommand.Of(LedgerCommandKind.None, new("c"), Noon, []), LedgerReason.UnknownKind),
        ];

        Assert.All(cases, c => Assert.Equal(LedgerAnswer.Invalid(c.Reason), Apply(c.Command)));
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Receive(new("c"), "A", 1, Noon)).Status);
    }

    [Fact]
    public void Only_control_characters_and_halves_of_pairs_are_malformed_wherever_they_stand()
    {
        for (var length = 1; length <= 13; length++)
        {
            for (var place = 0; place < length; place++)
            {
                foreach (var c in new[] { '\0', '\u001F', ' ', '~', '\u007F', '\u0080', '\u009F', '\u00A0', '\u0100', '\u017F', '\u4E2D', '\uD800', '\uDC00', '\uFFFF' })
                {
                    var text = new string('a', place) + c + new string('a', length - place - 1);
                    var expected = char.IsControl(c) || char.IsSurrogate(c) ? LedgerReason.MalformedText : LedgerReason.None;

                    Assert.Equal(expected, LedgerCommand.Receive(new(text), "A", 1, Noon).Check());
                }
            }
        }
    }

    [Fact]
    public void No_sum_overflows()
    {
        Receive("A", LedgerLimits.MaxQuantity);

        Assert.Equal(LedgerReason.BalanceTooLarge, Apply(LedgerCommand.Receive(Id(), "A", 1, Noon)).Reason);
        var many = Enumerable.Repeat(new LedgerLine("A", LedgerLimits.MaxQuantity), LedgerLimits.MaxLines).ToList();
        Assert.Equal((LedgerReason.Insufficient, LedgerLimits.MaxQuantity), Pick(Apply(LedgerCommand.Reserve(Id(), "o", many, null, Noon))));
        Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Reserve(Id(), "o", "A", 1, Duration.FromDays(36_600), LedgerLimits.LatestTime)).Status);
    }

    [Fact]
    public void Unknown_items_and_orders_are_refused_by_name()
    {
        Assert.Equal((LedgerStatus.Refused, LedgerReason.UnknownSku), Both(Reserve("o", ("A", 1))));
        Assert.Equal((LedgerStatus.Refused, LedgerReason.UnknownSku), Both(Apply(LedgerCommand.Adjust(Id(), "A", -1, "count", Noon))));
        Assert.Equal((LedgerStatus.Refused, LedgerReason.UnknownOrder), Both(Apply(LedgerCommand.Confirm(Id(), "o", Noon))));
        Assert.Equal((LedgerStatus.Refused, LedgerReason.UnknownOrder), Both(Apply(LedgerCommand.Extend(Id(), "o", Quarter, Noon))));
        Assert.Equal((LedgerStatus.Refused, LedgerReason.UnknownOrder), Both(Apply(LedgerCommand.Return(Id(), "o", [("A", 1)], Noon))));
        Assert.Equal(new StockPosition("A", 0, 0, 0, 0, 0, 0), _machine.StockOf("A"));
    }

    [Fact]
    public void A_full_ledger_refuses_and_keeps_what_it_has()
    {
        var small = new LedgerMachine(new LedgerOptions { MaxItems = 1, MaxOpenOrders = 1, MaxChannels = 1 });
        small.Apply(LedgerCommand.Receive(Id(), "A", 5, Noon));

        Assert.Equal(LedgerReason.LedgerFull, small.Apply(LedgerCommand.Receive(Id(), "B", 5, Noon)).Reason);
        Assert.Equal(LedgerStatus.Done, small.Apply(LedgerCommand.Reserve(Id(), "o", "A", 1, null, Noon, "X")).Status);
        Assert.Equal(LedgerReason.LedgerFull, small.Apply(LedgerCommand.Reserve(Id(), "p", "A", 1, null, Noon, "X")).Reason);
        small.Apply(LedgerCommand.Release(Id(), "o", Noon));
        Assert.Equal(LedgerReason.LedgerFull, small.Apply(LedgerCommand.Reserve(Id(), "q", "A", 1, null, Noon, "Y")).Reason);
    }

    [Fact]
    public void The_oldest_commands_and_closed_orders_are_forgotten_first()
    {
        var short_ = new LedgerMachine(new LedgerOptions { RememberedCommands = 2, RememberedOrders = 1 });
        short_.Apply(LedgerCommand.Receive(new("1"), "A", 5, Noon));
        short_.Apply(LedgerCommand.Release(new("2"), "o", Noon));
        Assert.Equal(LedgerStatus.Repeated, short_.Apply(LedgerCommand.Receive(new("1"), "A", 5, Noon)).Status);
        short_.Apply(LedgerCommand.Release(new("3"), "p", Noon));

        Assert.Equal(LedgerStatus.Done, short_.Apply(LedgerCommand.Receive(new("1"), "A", 5, Noon)).Status);
        Assert.Null(short_.OrderOf("o"));
        Assert.Equal(OrderState.CancelledBefore, short_.OrderOf("p")!.State);
    }

    [Fact]
    public void The_journal_says_what_happened_and_which_command_did_it()
    {
        Receive("A", 5);
        Reserve("o", ("A", 2));
        Apply(LedgerCommand.Expire(new("tick"), Noon + Quarter));

        Assert.Equal(
            [(1, LedgerEventKind.Received, "c1", 5, 0), (2, LedgerEventKind.Reserved, "c2", 0, 2), (3, LedgerEventKind.Expired, "tick", 0, -2)],
            _machine.Journal!.Events.Select(e => ((int)e.Sequence, e.Kind, e.CommandId, (int)e.OnHandChange, (int)e.ReservedChange)));
        Assert.Equal(["c1", "c2", "tick"], _machine.Journal.Commands.Select(c => c.Id));
    }

    [Fact]
    public void A_damaged_journal_does_not_fold()
    {
        Receive("A", 5);
        Reserve("o", ("A", 2));
        var events = _machine.Journal!.Events;
        var folded = new LedgerMachine();

        Assert.Throws<ArgumentException>(() => folded.Fold(events[1]));
        folded.Fold(events[0]);
        Assert.Throws<ArgumentException>(() => folded.Fold(events[1] with { Kind = LedgerEventKind.Shipped }));
    }

    private static (LedgerReason Reason, long Available) Pick(LedgerAnswer answer) => (answer.Reason, answer.Available);

    private static (LedgerStatus Status, LedgerReason Reason) Both(LedgerAnswer answer) => (answer.Status, answer.Reason);

    private CommandId Id() => new($"c{++_commands}");

    private LedgerAnswer Apply(in LedgerCommand command) => _machine.Apply(command);

    private void Receive(string sku, long quantity) => Assert.Equal(LedgerStatus.Done, Apply(LedgerCommand.Receive(Id(), sku, quantity, Noon)).Status);

    private LedgerAnswer Reserve(string order, params LedgerLine[] lines) => Apply(LedgerCommand.Reserve(Id(), order, lines, Quarter, Noon));
}
