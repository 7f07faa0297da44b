global using BaladiServer = Baladi.TestKit.Servers.BaladiServer<Program>;
