return await Streaming.Server.Settings.CleanStart.RunAsync(() => Streaming.Server.ServerHost.Build(args).RunAsync());
