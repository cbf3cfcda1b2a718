namespace EcomCore.Inventory.Orleans;

/// <summary>What an order of several items asks of one of them.</summary>
internal enum StepKind
{
    /// <summary>Handle the command.</summary>
    Apply = 0,

    /// <summary>The order's end is the given time again, if it still holds something here.</summary>
    RestoreEnd = 1,

    /// <summary>The command, which takes units, is as if it had never come, and comes too late from now on.</summary>
    Undo = 2,

    /// <summary>All that the order holds here ends now, as when its time had run out.</summary>
    End = 3,

    /// <summary>Changes nothing: whether the command was answered here before, and how.</summary>
    Recall = 4,
}
