using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>A first answer while it is found and as it is remembered: written field by field where it is to stand, since answers that are handed up by value are copied
/// at every step.</summary>
internal struct AnswerRow
{
    public string? Sku;
    public long Asked;
    public long Available;
    public long OnHand;
    public long HeldByOrders;
    public long HeldBack;
    public long PromisedTicks;
    public long Sequence;

    private byte _status;
    private byte _reason;

    public LedgerStatus Status
    {
        readonly get => (LedgerStatus)_status;
        set => _status = (byte)value;
    }

    public LedgerReason Reason
    {
        readonly get => (LedgerReason)_reason;
        set => _reason = (byte)value;
    }

    // Not in line: an answer by value makes the frame larger that the caller clears.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Refuse(LedgerReason reason) => Set(LedgerAnswer.Refused(reason));

    public void Set(in LedgerAnswer answer)
    {
        Status = answer.FirstStatus;
        Reason = answer.Reason;
        Sku = answer.Sku;
        Asked = answer.Asked;
        Available = answer.Available;
        OnHand = answer.OnHand;
        HeldByOrders = answer.HeldByOrders;
        HeldBack = answer.HeldBack;
        PromisedTicks = answer.PromisedTicks;
        Sequence = answer.Sequence;
    }

    public void Set(in AnswerRow other)
    {
        _status = other._status;
        _reason = other._reason;
        Sku = other.Sku;
        Asked = other.Asked;
        Available = other.Available;
        OnHand = other.OnHand;
        HeldByOrders = other.HeldByOrders;
        HeldBack = other.HeldBack;
        PromisedTicks = other.PromisedTicks;
        Sequence = other.Sequence;
    }

    public readonly LedgerAnswer ToAnswer() => new()
    {
        Status = Status,
        FirstStatus = Status,
        Reason = Reason,
        Sku = Sku,
        Asked = Asked,
        Available = Available,
        OnHand = OnHand,
        HeldByOrders = HeldByOrders,
        HeldBack = HeldBack,
        PromisedTicks = PromisedTicks,
        Sequence = Sequence,
    };
}
