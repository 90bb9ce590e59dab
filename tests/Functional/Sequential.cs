// The stories start real servers, ffmpeg and browsers on two cores: one at a time, so that a time-out means a fault.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
