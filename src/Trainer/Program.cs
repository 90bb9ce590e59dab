// One line per command; each command's folder has its options and its text.
return args switch
{
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: train | evaluate | score | rehearse, each with --help");
    return 2;
}
