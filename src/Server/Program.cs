await Streaming.Server.ServerHost.Build(args).RunAsync();
