namespace EcomCore.Inventory.Orleans;

/// <summary>Somebody waits for an item: for what becomes of a step, or for what its committed state is.</summary>
internal sealed class ItemRequest
{
    private readonly TaskCompletionSource<LedgerAnswer>? _answer;
    private readonly Action<ItemState>? _read;
    private readonly Action<Exception>? _fail;
    private readonly Func<ItemState, long>? _change;
    private LedgerAnswer _decided;
    private bool _isLate;

    private ItemRequest(Action<ItemState> read, Action<Exception> fail, bool isFenced) => (_read, _fail, IsFenced) = (read, fail, isFenced);

    private ItemRequest(StepKind kind, in LedgerCommand command, long untilTicks, long epoch, Func<ItemState, long>? change)
    {
        (Kind, Command, UntilTicks, Epoch, _change) = (kind, command, untilTicks, epoch, change);
        _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public StepKind Kind { get; }

    public LedgerCommand Command { get; }

    public long UntilTicks { get; }

    /// <summary>The version of the order's row in whose name it is asked; 0 where no order is.</summary>
    public long Epoch { get; }

    /// <summary>Whether what is answered must be so in the database too. What was answered before is always true.</summary>
    public bool IsFenced { get => field || (IsStep && !_isLate && _decided.Status != LedgerStatus.Repeated); }

    /// <summary>Whether it waits for units from other pools, outside of the queue.</summary>
    public bool IsFetching { get; set; }

    /// <summary>Whether it is one of the commands that wait.</summary>
    public bool IsStep => _answer is not null;

    public bool IsCommand => IsStep && _change is null && Kind == StepKind.Apply;

    /// <summary>How often units were fetched from other pools for it.</summary>
    public int Fetched { get; set; }

    /// <summary>Whether it sets a policy that a split item cannot have.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Whether the first pool knows the item.</summary>
    public bool IsKnown { get; set; }

    public Task<LedgerAnswer> Answer => _answer!.Task;

    public static ItemRequest OfStep(StepKind kind, in LedgerCommand command, long untilTicks = 0, long epoch = 0) => new(kind, command, untilTicks, epoch, null);

    /// <summary>A change outside of commands; the number it gives is the answer's <see cref="LedgerAnswer.Asked"/>.</summary>
    public static ItemRequest OfChange(Func<ItemState, long> change) => new(StepKind.Apply, default, 0, 0, change);

    public static (ItemRequest Request, Task<T> Answer) ToRead<T>(Func<ItemState, T> read, bool isFenced)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return (new ItemRequest(state => answer.TrySetResult(read(state)), failure => answer.TrySetException(failure), isFenced), answer.Task);
    }

    /// <summary>Decides, unless somebody has asked in the name of a later version of the order.</summary>
    public void Decide(ItemState state)
    {
        _isLate = Epoch > 0 && !state.TryEnter(Command.OrderId!, Epoch);
        _decided = _isLate ? default : Kind switch
        {
            StepKind.Apply when _change is not null => new LedgerAnswer { Asked = _change(state) },
            StepKind.RestoreEnd => state.RestoreEnd(Command, UntilTicks),
            StepKind.Undo => state.Undo(Command),
            StepKind.End => state.End(Command),
            StepKind.Recall => state.Machine.TryRepeat(Command, out var first) ? first : default,
            _ when IsRefused => state.Refuse(Command, LedgerReason.BackorderLimit),
            _ => state.Machine.Apply(Command),
        };
    }

    /// <summary>What was decided; nothing where it came too late.</summary>
    public LedgerAnswer Decided => _decided;

    /// <summary>Gives the answer once it is committed; a question is answered now.</summary>
    public void Give(ItemState state)
    {
        if (_isLate)
        {
            Fail(Late(Command.OrderId));
            return;
        }

        if (_answer is not null)
        {
            _answer.TrySetResult(_decided);
            return;
        }

        try
        {
            _read!(state);
        }
#pragma warning disable CA1031 // Whatever goes wrong is the asker's to see.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _fail!(failure);
        }
    }

    /// <summary>What is told to whom others have overtaken.</summary>
    public static ClusterLedgerException Late(string? orderId) => new($"The order '{orderId}' was taken up by another silo; send the command again.");

    public void Fail(Exception failure)
    {
        _answer?.TrySetException(failure);
        _fail?.Invoke(failure);
    }
}
