process.stdout.write('treebeard\n');
