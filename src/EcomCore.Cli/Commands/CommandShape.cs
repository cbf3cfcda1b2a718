namespace EcomCore.Cli.Commands;

/// <summary>What a command writes.</summary>
internal enum CommandShape
{
    /// <summary>Rows: it has <c>--output</c> and <c>--zone</c>.</summary>
    WritesRows,

    /// <summary>A folder of files, named by an option of its own.</summary>
    WritesFolder,
}
