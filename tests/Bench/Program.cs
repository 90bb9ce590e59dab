Console.Error.WriteLine("train | evaluate | score | rehearse");
return 2;
