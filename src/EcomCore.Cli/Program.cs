using EcomCore.Cli.Commands;

return await EcomCommand.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
